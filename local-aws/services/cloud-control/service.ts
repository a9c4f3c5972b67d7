import type { Service } from '../../service.ts';
import { getResource } from './get-resource.ts';

/** Cloud Control reads resources of every type as CloudFormation's registry describes them. */
export const cloudControl: Service = {
  id: 'CloudControl',
  operations: { GetResource: getResource },
};
