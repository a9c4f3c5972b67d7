import { randomUUID } from 'node:crypto';
import type { CallContext } from '../../service.ts';

/** What a service tells of something that happened, before it is put into its envelope. */
export interface ServiceEvent {
  /** `aws.ec2`, `aws.glue`, … */
  readonly source: string;
  readonly detailType: string;
  /** ARNs. */
  readonly resources: readonly string[];
  readonly detail: object;
}

/** As targets receive it. Source: "AWS service event metadata", EventBridge user guide. */
export interface EventEnvelope {
  readonly version: '0';
  readonly id: string;
  readonly 'detail-type': string;
  readonly source: string;
  readonly account: string;
  readonly time: string;
  readonly region: string;
  readonly resources: readonly string[];
  readonly detail: object;
}

/** Times are whole seconds, as on AWS. */
export function envelopeOf(
  ctx: CallContext,
  { source, detailType, resources, detail }: ServiceEvent,
  time: Date = ctx.clock.now(),
): EventEnvelope {
  return {
    version: '0',
    id: randomUUID(),
    'detail-type': detailType,
    source,
    account: ctx.account,
    time: `${time.toISOString().slice(0, 19)}Z`,
    region: ctx.region,
    resources,
    detail,
  };
}
