import { randomBytes, randomUUID } from 'node:crypto';
import { isJsonObject, type JsonObject } from '../engine/json-value.ts';
import { asText } from '../engine/registry/coerce-properties.ts';
import {
  type CustomRequestRecord,
  type CustomResponse,
  getCustomRequest,
  keepOnly,
  lastAnswer,
  putCustomRequest,
} from '../engine/stacks/custom-request-store.ts';
import type { CallContext } from '../service.ts';
import {
  type ResourcePlace,
  type ResourceProvider,
  StepFailure,
  textProperty,
} from './provider.ts';

const defaultTimeoutSeconds = 3600;
const pollSeconds = 2;

/** A resource that a function makes. Source: "Custom resources", CloudFormation user guide. */
export const customResource: ResourceProvider = {
  type: 'AWS::CloudFormation::CustomResource',
  seconds: { create: 1, update: 1, delete: 1 },

  create: (ctx, request) => ask(ctx, request, request.properties, { RequestType: 'Create' }),

  async find(ctx, { clientToken, logicalId, stackId }) {
    const answered = lastAnswer(ctx.store, stackId, logicalId);
    return answered?.clientToken === clientToken
      ? answered.response?.PhysicalResourceId
      : undefined;
  },

  update: (ctx, PhysicalResourceId, request) =>
    ask(ctx, request, request.properties, {
      RequestType: 'Update',
      PhysicalResourceId,
      OldResourceProperties: textOf(request.previous),
    }),

  async delete(ctx, PhysicalResourceId, properties, place) {
    await ask(ctx, place, properties, { RequestType: 'Delete', PhysicalResourceId });
  },

  attributes: async (ctx, _id, _properties, { logicalId, stackId }) =>
    lastAnswer(ctx.store, stackId, logicalId)?.response?.Data ?? {},

  isSecret: (ctx, { logicalId, stackId }) =>
    lastAnswer(ctx.store, stackId, logicalId)?.response?.NoEcho === true,
};

/** Sends the function its event and waits for what it puts to the response URL; answers the physical id. */
async function ask(
  ctx: CallContext,
  place: ResourcePlace,
  properties: JsonObject,
  event: JsonObject & { readonly RequestType: 'Create' | 'Update' | 'Delete' },
): Promise<string> {
  const request: CustomRequestRecord = {
    token: randomBytes(24).toString('base64url'),
    stackId: place.stackId,
    logicalId: place.logicalId,
    requestId: randomUUID(),
    clientToken: place.clientToken,
  };
  putCustomRequest(ctx.store, request);
  await send(ctx, textProperty(properties, 'ServiceToken'), {
    ...event,
    RequestId: request.requestId,
    ResponseURL: `${ctx.endpointUrl}/_cloudformation/responses/${ctx.account}/${ctx.region}/${request.token}`,
    StackId: place.stackId,
    LogicalResourceId: place.logicalId,
    ResourceType: place.type,
    ResourceProperties: textOf(properties),
    ServiceToken: textProperty(properties, 'ServiceToken') ?? '',
  });
  const timeoutSeconds = Number(properties.ServiceTimeout ?? defaultTimeoutSeconds);
  const response = await answerTo(ctx, request, timeoutSeconds);
  const known = textProperty(event, 'PhysicalResourceId');
  return settled(ctx, request, response, known);
}

function settled(
  ctx: CallContext,
  request: CustomRequestRecord,
  { PhysicalResourceId, Reason, Status }: CustomResponse,
  known: string | undefined,
): string {
  if (Status === 'FAILED') {
    throw new StepFailure(
      `Received response status [FAILED] from custom resource. Message returned: ${Reason ?? ''} (RequestId: ${request.requestId})`,
      PhysicalResourceId ?? known ?? `${request.logicalId}-${request.requestId}`,
    );
  }
  const physicalId = PhysicalResourceId ?? known;
  if (physicalId === undefined) throw new StepFailure('Invalid PhysicalResourceId');
  keepOnly(ctx.store, request);
  return physicalId;
}

async function answerTo(
  ctx: CallContext,
  { requestId, token }: CustomRequestRecord,
  timeoutSeconds: number,
): Promise<CustomResponse> {
  for (let waitedSeconds = 0; waitedSeconds < timeoutSeconds; waitedSeconds += pollSeconds) {
    const response = getCustomRequest(ctx.store, token)?.response;
    if (response) return response;
    await new Promise<void>((resolve) => ctx.clock.after(pollSeconds, resolve));
  }
  throw new StepFailure(
    `CloudFormation did not receive a response from your Custom Resource. Please check your logs for requestId [${requestId}]. If you are using the Python cfn-response module, you may need to update your Lambda function code so that CloudFormation can attach the updated version.`,
  );
}

async function send(
  ctx: CallContext,
  serviceToken: string | undefined,
  event: JsonObject,
): Promise<void> {
  if (!serviceToken?.includes(':lambda:')) {
    throw new StepFailure(
      'Invalid service token: this endpoint reaches custom resources through Lambda functions only.',
    );
  }
  await ctx.call('Lambda', 'Invoke', {
    FunctionName: serviceToken,
    InvocationType: 'Event',
    Payload: new Uint8Array(Buffer.from(JSON.stringify(event))),
  });
}

/** Functions get every scalar as text. */
function textOf(properties: JsonObject): JsonObject {
  const text = asText(properties);
  return isJsonObject(text) ? text : {};
}
