import type { Service } from '../../service.ts';
import { getCostAndUsage } from './cost-and-usage.ts';
import { getCostForecast } from './forecast.ts';
import { listCostAllocationTags, updateCostAllocationTagsStatus } from './tag-keys.ts';

export const costExplorer: Service = {
  id: 'Cost Explorer',
  operations: {
    GetCostAndUsage: getCostAndUsage,
    GetCostForecast: getCostForecast,
    ListCostAllocationTags: listCostAllocationTags,
    UpdateCostAllocationTagsStatus: updateCostAllocationTagsStatus,
  },
};
