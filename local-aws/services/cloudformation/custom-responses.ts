import { type ContextSource, callContext } from '../../call-contexts.ts';
import { isJsonObject, type JsonObject } from '../../engine/json-value.ts';
import {
  type CustomResponse,
  getCustomRequest,
  putCustomRequest,
} from '../../engine/stacks/custom-request-store.ts';
import type { WireRequest, WireResponse } from '../../protocol/wire.ts';

/** Where functions behind custom resources put their answers, in the place of AWS's presigned S3 URLs. */
export const customResponsePrefix = '/_cloudformation/responses/';

const largestBytes = 4096;

/** Takes the answer of a custom resource; the token in its path is all the permission it needs. */
export function takeCustomResponse(source: ContextSource, request: WireRequest): WireResponse {
  const [account = '', region = '', token = ''] = request.path
    .slice(customResponsePrefix.length)
    .split('/');
  if (request.method !== 'PUT') return empty(405);
  const { store } = callContext(source, 'CloudFormation', { account, region, requestId: token });
  const pending = getCustomRequest(store, token);
  if (!pending || pending.response) return empty(403);
  putCustomRequest(store, { ...pending, response: responseOf(request.body) });
  return empty(200);
}

function responseOf(body: Buffer): CustomResponse {
  if (body.length > largestBytes) return failed('Response object is too long.');
  const answer = parse(body.toString('utf8'));
  if (!answer) return failed('Invalid Response object: it is not a JSON object');
  const { Data, NoEcho, PhysicalResourceId, Reason, Status } = answer;
  if (Status !== 'SUCCESS' && Status !== 'FAILED') {
    return failed('Invalid Response object: Value of property Status must be SUCCESS or FAILED');
  }
  if (PhysicalResourceId !== undefined && typeof PhysicalResourceId !== 'string') {
    return failed(
      'Invalid Response object: Value of property PhysicalResourceId must be of type String',
    );
  }
  if (Data !== undefined && Data !== null && !isJsonObject(Data)) {
    return failed('Invalid Response object: Value of property Data must be an object');
  }
  return {
    Status,
    ...(typeof Reason === 'string' && { Reason }),
    ...(PhysicalResourceId && { PhysicalResourceId }),
    ...(NoEcho === true && { NoEcho }),
    ...(isJsonObject(Data) && { Data }),
  };
}

function failed(Reason: string): CustomResponse {
  return { Status: 'FAILED', Reason };
}

function parse(text: string): JsonObject | undefined {
  try {
    const parsed: unknown = JSON.parse(text);
    return isJsonObject(parsed) ? parsed : undefined;
  } catch (cause) {
    if (cause instanceof SyntaxError) return undefined;
    throw cause;
  }
}

function empty(status: number): WireResponse {
  return { status, headers: {}, body: '' };
}
