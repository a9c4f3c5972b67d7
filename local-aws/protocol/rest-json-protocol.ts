import { Readable } from 'node:stream';
import { AwsRestJsonProtocol } from '@aws-sdk/core/protocols';
import { HttpResponse } from '@smithy/core/transport';
import { AwsError } from '../service.ts';
import { bodyAndHeaders, labelsOf, payloadBlob, queryOf } from './rest-bindings.ts';
import { routeOf } from './rest-route.ts';
import { serdeContext } from './serde-context.ts';
import { errorModel, type OperationModel } from './service-model.ts';
import type { WireProtocol } from './wire.ts';

const protocol = new AwsRestJsonProtocol({ defaultNamespace: 'com.amazonaws.lambda' });
protocol.setSerdeContext(serdeContext);

/** REST with JSON bodies, as Lambda speaks it: the SDK's own protocol with input and output exchanged. */
export const restJsonProtocol: WireProtocol = {
  operationName: (model, request) => routeOf(model, request)?.operation.name,
  async decode(model, operation, request) {
    const blob = payloadBlob(operation.input);
    const bound = {
      ...labelsOf(operation.input, routeOf(model, request)?.labels),
      ...queryOf(operation.input, request),
    };
    const received = new HttpResponse({
      statusCode: 200,
      headers: { ...request.headers },
      body: blob ? Readable.from([]) : request.body,
    });
    const { $metadata, ...members } = await protocol
      .deserializeResponse(
        { ...operation.schema, output: bodyAndHeaders(operation.input) },
        serdeContext,
        received,
      )
      .catch((cause: unknown) => {
        throw malformed(cause);
      });
    const body = request.body.length > 0 ? new Uint8Array(request.body) : undefined;
    return { ...members, ...bound, ...(blob && { [blob]: body }) };
  },
  async encode(_model, operation, output, requestId) {
    const status = statusOf(operation, output);
    const { body, headers } = await protocol.serializeRequest(
      {
        ...operation.schema,
        traits: { http: ['POST', '/', status] },
        input: operation.schema.output,
      },
      output,
      serdeContext,
    );
    return {
      status,
      headers: { ...headers, 'x-amzn-requestid': requestId },
      body: body ?? '',
    };
  },
  encodeError(model, error, requestId) {
    const status = errorModel(model, error.code)?.httpStatus ?? error.httpStatus;
    return {
      status,
      headers: {
        'content-type': 'application/json',
        'x-amzn-errortype': error.code,
        'x-amzn-requestid': requestId,
      },
      body: JSON.stringify({
        Type: status < 500 ? 'User' : 'Service',
        message: error.message,
        ...error.details,
      }),
    };
  },
  unknownOperation: (_model, name) =>
    new AwsError(
      'UnknownOperationException',
      name
        ? `The operation ${name} is not implemented by this endpoint.`
        : 'No operation answers this method and path.',
      404,
    ),
};

/** Of the operation, unless its output has a member that is the status, as `Invoke` has. */
function statusOf({ http, output: schema }: OperationModel, output: object): number {
  const members = schema.isStructSchema() ? [...schema.structIterator()] : [];
  const name = members.find(([, member]) => member.getMergedTraits().httpResponseCode)?.[0];
  const given = Object.entries(output).find(([key]) => key === name)?.[1];
  return typeof given === 'number' ? given : (http?.status ?? 200);
}

function malformed(cause: unknown): AwsError {
  return new AwsError(
    'InvalidRequestContentException',
    `Could not parse request body into json: ${String(cause)}`,
  );
}
