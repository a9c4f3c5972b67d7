import type { Store } from '../../store/store.ts';
import type { JsonObject } from '../json-value.ts';

/** A request to a custom resource, until its function has answered and after. */
export interface CustomRequestRecord {
  /** In the response URL; who knows it may answer. */
  readonly token: string;
  readonly stackId: string;
  readonly logicalId: string;
  readonly requestId: string;
  readonly clientToken: string;
  readonly response?: CustomResponse;
}

/** Source: "Custom resource response objects", CloudFormation template reference. */
export interface CustomResponse {
  readonly Status: 'SUCCESS' | 'FAILED';
  readonly Reason?: string;
  readonly PhysicalResourceId?: string;
  readonly NoEcho?: boolean;
  readonly Data?: JsonObject;
}

const collection = 'cloudformation-custom-request';

export function putCustomRequest(store: Store, request: CustomRequestRecord): void {
  store.put(collection, request.token, request);
}

export function getCustomRequest(store: Store, token: string): CustomRequestRecord | undefined {
  return store.get<CustomRequestRecord>(collection, token);
}

/** The last request for a resource that its function answered. */
export function lastAnswer(
  store: Store,
  stackId: string,
  logicalId: string,
): CustomRequestRecord | undefined {
  return store
    .list<CustomRequestRecord>(collection)
    .findLast(
      (request) =>
        request.stackId === stackId &&
        request.logicalId === logicalId &&
        request.response?.Status === 'SUCCESS',
    );
}

/** Forgets the requests for a resource but the one given. */
export function keepOnly(store: Store, kept: CustomRequestRecord): void {
  for (const { logicalId, stackId, token } of store.list<CustomRequestRecord>(collection)) {
    const isOfResource = stackId === kept.stackId && logicalId === kept.logicalId;
    if (isOfResource && token !== kept.token) store.delete(collection, token);
  }
}
