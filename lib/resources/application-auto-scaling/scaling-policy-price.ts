import type { PriceStatement } from '../price.ts';
import { textAt } from '../property-path.ts';

/** Target tracking makes an alarm for scaling out and one for scaling in. */
const alarmsOfTargetTracking = 2;

export const scalingPolicyPrice: PriceStatement = {
  dimensions: (properties) => {
    const { Alarms } = properties;
    const isTracking = textAt(properties, 'PolicyType') === 'TargetTrackingScaling';
    return [
      {
        title: 'CloudWatch alarms',
        rate: 'cloudwatch/alarm',
        unit: 'alarm-month',
        amount: Array.isArray(Alarms) ? Alarms.length : isTracking ? alarmsOfTargetTracking : 0,
        times: [],
        billing: 'existing',
      },
    ];
  },
};
