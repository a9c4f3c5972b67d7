import { JsonCodec2 } from '@aws-sdk/core/protocols';
import type { NormalizedSchema } from '@smithy/core/schema';
import { AwsError } from '../service.ts';
import { errorModel, type ServiceModel } from './service-model.ts';
import type { WireProtocol } from './wire.ts';

const codec = new JsonCodec2({ timestampFormat: { useTrait: true, default: 7 }, jsonName: false });

/** AWS JSON 1.0 and 1.1: the operation in `X-Amz-Target`, one JSON document each way. */
export const jsonProtocol: WireProtocol = {
  operationName: (_model, request) => request.headers['x-amz-target']?.split('.').at(-1),
  async decode(_model, operation, request) {
    if (request.body.length === 0 || operation.input.isUnitSchema()) return {};
    return readJson(operation.input, request.body);
  },
  async encode(model, operation, output, requestId) {
    const headers = headersOf(model, requestId);
    if (operation.output.isUnitSchema()) return { status: 200, headers, body: '' };
    const serializer = codec.createSerializer();
    serializer.write(operation.output, output);
    return { status: 200, headers, body: serializer.flush() };
  },
  encodeError(model, error, requestId) {
    const known = errorModel(model, error.code);
    const status = known?.httpStatus ?? error.httpStatus;
    const fault = status < 500 ? 'Sender' : 'Receiver';
    return {
      status,
      headers: {
        ...headersOf(model, requestId),
        ...(model.wire.isQueryCompatible && {
          'x-amzn-query-error': `${known?.queryCode ?? error.code};${fault}`,
        }),
      },
      body: JSON.stringify({ __type: error.code, message: error.message, ...error.details }),
    };
  },
  unknownOperation(model, name) {
    return new AwsError(
      'UnknownOperationException',
      name && model.operations.has(name)
        ? `The operation ${name} is not implemented by this endpoint.`
        : `The operation ${name ?? ''} is not known.`,
    );
  },
};

function headersOf({ wire }: ServiceModel, requestId: string): Record<string, string> {
  const { jsonVersion = '1.1' } = wire;
  return {
    'content-type': `application/x-amz-json-${jsonVersion}`,
    'x-amzn-requestid': requestId,
  };
}

async function readJson(schema: NormalizedSchema, body: Buffer): Promise<object> {
  const text = body.toString('utf8');
  if (!/^\s*\{/.test(text)) throw malformed('The request body is not a JSON object');
  try {
    const value: unknown = await codec.createDeserializer().read(schema, text);
    return typeof value === 'object' && value !== null ? value : {};
  } catch (cause) {
    throw malformed(`The request body is not valid JSON: ${String(cause)}`);
  }
}

function malformed(message: string): AwsError {
  return new AwsError('SerializationException', message);
}
