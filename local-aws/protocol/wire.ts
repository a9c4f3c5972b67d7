import type { AwsError } from '../service.ts';
import type { OperationModel, ServiceModel } from './service-model.ts';

/** A request as it came over HTTP: names of headers in lower case, the path still percent-encoded. */
export interface WireRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

export interface WireResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

/** One of AWS's protocols from the server's side. */
export interface WireProtocol {
  /** The name of the operation asked for, known or not; `undefined` where the request names none. */
  operationName(model: ServiceModel, request: WireRequest): string | undefined;
  /** @throws AwsError for a request that does not parse */
  decode(model: ServiceModel, operation: OperationModel, request: WireRequest): Promise<object>;
  encode(
    model: ServiceModel,
    operation: OperationModel,
    output: object,
    requestId: string,
  ): Promise<WireResponse>;
  encodeError(model: ServiceModel, error: AwsError, requestId: string): WireResponse;
  unknownOperation(model: ServiceModel, name: string | undefined): AwsError;
}
