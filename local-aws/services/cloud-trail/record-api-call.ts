import { randomUUID } from 'node:crypto';
import { isJsonObject, type JsonObject, type JsonValue } from '../../engine/json-value.ts';
import { serviceModel } from '../../protocol/service-model.ts';
import { serviceWires } from '../../protocol/service-wires.ts';
import type { CallContext, Service, ServiceId } from '../../service.ts';
import { emitEvent, hasListeners } from '../event-bridge/emit-event.ts';
import { emitTagChanges } from './emit-tag-changes.ts';
import { isRecorded } from './management-events.ts';
import { shownValue } from './shown-value.ts';

export interface ApiCall {
  readonly service: ServiceId;
  readonly operation: string;
  readonly input: object;
  readonly output: object;
  readonly requestId: string;
  readonly userAgent?: string | undefined;
  /** The service in whose name the call was made, as `cloudformation.amazonaws.com`. */
  readonly invokedBy?: string;
}

export type Services = ReadonlyMap<ServiceId, Service>;

/**
 * Tells of a call that changed something, as CloudTrail does where an account has a trail.
 * Source: "CloudTrail record contents", CloudTrail user guide.
 */
export async function recordApiCall(
  services: Services,
  ctx: CallContext,
  call: ApiCall,
): Promise<void> {
  if (!isRecorded(call.service, call.operation) || !hasListeners(ctx)) return;
  const model = await serviceModel(call.service);
  const operation = model.operations.get(call.operation);
  if (!operation) return;
  const eventSource = `${sourceNames[call.service] ?? serviceWires[call.service].signingName}.amazonaws.com`;
  emitEvent(ctx, () => ({
    source: `aws.${eventSource.split('.')[0]}`,
    detailType: 'AWS API Call via CloudTrail',
    resources: [],
    detail: {
      eventVersion: '1.11',
      userIdentity: userIdentity(ctx, call),
      eventTime: `${ctx.clock.now().toISOString().slice(0, 19)}Z`,
      eventSource,
      eventName: eventName(call),
      awsRegion: ctx.region,
      sourceIPAddress: call.invokedBy ?? '127.0.0.1',
      userAgent: call.invokedBy ?? call.userAgent,
      requestParameters: requestParameters(call, shownValue(operation.input, call.input)),
      responseElements: responseElements(shownValue(operation.output, call.output)),
      requestID: call.requestId,
      eventID: randomUUID(),
      readOnly: false,
      eventType: 'AwsApiCall',
      managementEvent: true,
      recipientAccountId: ctx.account,
      eventCategory: 'Management',
    },
  }));
  emitTagChanges(services, ctx, call);
}

/** Where it is not the name that signs. */
const sourceNames: Readonly<Partial<Record<ServiceId, string>>> = {
  'Application Auto Scaling': 'autoscaling',
};

/** Lambda's carry the versions of its API. Source: "Logging AWS Lambda API calls using AWS CloudTrail". */
const lambdaNames: Readonly<Record<string, string>> = {
  AddPermission: 'AddPermission20150331v2',
  CreateFunction: 'CreateFunction20150331',
  DeleteFunction: 'DeleteFunction20150331',
  RemovePermission: 'RemovePermission20150331v2',
  TagResource: 'TagResource20170331v2',
  UntagResource: 'UntagResource20170331v2',
  UpdateFunctionCode: 'UpdateFunctionCode20150331v2',
  UpdateFunctionConfiguration: 'UpdateFunctionConfiguration20150331v2',
};

function eventName({ service, operation }: ApiCall): string {
  return (service === 'Lambda' && lambdaNames[operation]) || operation;
}

/** Two services name what they act on otherwise than their API does. */
function requestParameters({ service }: ApiCall, value: JsonValue | undefined): JsonObject | null {
  const parameters = asRecord(value);
  if (parameters === null) return null;
  const { bucket, instanceIds, ...others } = parameters;
  if (service === 'S3' && bucket !== undefined) return { bucketName: bucket, ...others };
  if (service !== 'EC2' || !Array.isArray(instanceIds)) return parameters;
  const items = instanceIds.map((instanceId) => ({ instanceId }));
  return { instancesSet: { items }, ...others };
}

function asRecord(value: JsonValue | undefined): JsonObject | null {
  return isJsonObject(value) && Object.keys(value).length > 0 ? value : null;
}

const largestResponse = 50_000;

/** CloudTrail leaves out what is too long. */
function responseElements(value: JsonValue | undefined): JsonObject | null {
  const elements = asRecord(value);
  return JSON.stringify(elements).length > largestResponse ? null : elements;
}

function userIdentity(ctx: CallContext, { invokedBy }: ApiCall): object {
  const { accessKeyId, account, session } = ctx;
  return {
    type: session ? 'AssumedRole' : 'Root',
    principalId: session?.userId ?? account,
    arn: session?.arn ?? `arn:aws:iam::${account}:root`,
    accountId: account,
    ...(accessKeyId && { accessKeyId }),
    ...(invokedBy && { invokedBy }),
  };
}
