import { Readable } from 'node:stream';
import { AwsRestXmlProtocol } from '@aws-sdk/core/protocols';
import { FromStringShapeDeserializer } from '@smithy/core/protocols';
import type { NormalizedSchema } from '@smithy/core/schema';
import { HttpResponse } from '@smithy/core/transport';
import type { StaticStructureSchema } from '@smithy/types';
import { AwsError } from '../service.ts';
import { decodeAwsChunked } from './aws-chunked.ts';
import { routeOf } from './rest-route.ts';
import { serdeContext } from './serde-context.ts';
import { errorModel } from './service-model.ts';
import type { WireProtocol, WireRequest } from './wire.ts';
import { isStructure, xmlDeclaration, xmlElement } from './xml.ts';

const namespace = 'http://s3.amazonaws.com/doc/2006-03-01/';
const protocol = new AwsRestXmlProtocol({
  defaultNamespace: 'com.amazonaws.s3',
  xmlNamespace: namespace,
});
protocol.setSerdeContext(serdeContext);
const scalars = new FromStringShapeDeserializer({
  timestampFormat: { useTrait: true, default: 5 },
  httpBindings: true,
});

/** REST with XML bodies, as S3 speaks it: the SDK's own protocol with input and output exchanged. */
export const restXmlProtocol: WireProtocol = {
  operationName: (model, request) => routeOf(model, request)?.operation.name,
  async decode(model, operation, request) {
    const { body, headers } = unchunked(request);
    const streamed = streamedMember(operation.input);
    const bound = { ...routeOf(model, request)?.labels, ...queryOf(operation.input, request) };
    const received = new HttpResponse({
      statusCode: 200,
      headers,
      body: streamed ? Readable.from([]) : body,
    });
    const read = await protocol
      .deserializeResponse(
        { ...operation.schema, output: bodyAndHeaders(operation.input) },
        serdeContext,
        received,
      )
      .catch((cause: unknown) => {
        throw new AwsError('MalformedXML', `${malformed} (${String(cause)})`);
      });
    const { $metadata, ...members } = read;
    return { ...members, ...bound, ...(streamed && { [streamed]: body }) };
  },
  async encode(_model, operation, output, requestId) {
    if (operation.name === 'GetBucketLocation') return locationResponse(output, requestId);
    const status = operation.http?.status ?? 200;
    const { body, headers } = await protocol.serializeRequest(
      {
        ...operation.schema,
        traits: { http: ['POST', '/', status] },
        input: operation.schema.output,
      },
      output,
      serdeContext,
    );
    return { status, headers: { ...headers, ...identifiers(requestId) }, body: body ?? '' };
  },
  encodeError(model, error, requestId) {
    const status = errorModel(model, error.code)?.httpStatus ?? error.httpStatus;
    const members = { Code: error.code, Message: error.message, ...error.details };
    const detail = Object.entries({ ...members, RequestId: requestId, HostId: hostId })
      .map(([name, value]) => xmlElement(name, value))
      .join('');
    const headers = { 'content-type': 'application/xml', ...identifiers(requestId) };
    return { status, headers, body: `${xmlDeclaration}<Error>${detail}</Error>` };
  },
  unknownOperation(_model, name) {
    const message = 'A header you provided implies functionality that is not implemented';
    return new AwsError('NotImplemented', name ? `${message}: ${name}` : message, 501);
  },
};

const malformed =
  'The XML you provided was not well-formed or did not validate against our published schema';
const hostId = Buffer.alloc(48, 'local-aws').toString('base64');

function identifiers(requestId: string) {
  return { 'x-amz-request-id': requestId, 'x-amz-id-2': hostId };
}

function unchunked({ body, headers }: WireRequest): {
  body: Buffer;
  headers: Record<string, string>;
} {
  const encodings = (headers['content-encoding'] ?? '').split(/,\s*/);
  const streaming = headers['x-amz-content-sha256']?.startsWith('STREAMING-');
  if (!streaming && !encodings.includes('aws-chunked')) return { body, headers: { ...headers } };
  const { 'content-encoding': _, ...others } = headers;
  const kept = encodings.filter((encoding) => encoding && encoding !== 'aws-chunked').join(', ');
  return {
    body: decodeAwsChunked(body),
    headers: kept ? { ...others, 'content-encoding': kept } : others,
  };
}

function streamedMember(input: NormalizedSchema): string | undefined {
  if (!input.isStructSchema()) return undefined;
  for (const [name, member] of input.structIterator()) {
    const { httpPayload, streaming } = member.getMergedTraits();
    if (httpPayload && streaming) return name;
  }
  return undefined;
}

/** What a request holds beside its URI: labels and query would otherwise be looked for in the body. */
function bodyAndHeaders(input: NormalizedSchema): StaticStructureSchema | 'unit' {
  const source = input.getSchema();
  if (!input.isStructSchema() || !isStructure(source)) return 'unit';
  const [kind, namespace, name, traits, names, schemas] = source;
  const inUri = new Set(
    [...input.structIterator()]
      .filter(
        ([, member]) => member.getMergedTraits().httpLabel || member.getMergedTraits().httpQuery,
      )
      .map(([member]) => member),
  );
  const kept = names.flatMap((member, i) => (inUri.has(member) ? [] : [i]));
  return [
    kind,
    namespace,
    name,
    traits,
    kept.flatMap((i) => names[i] ?? []),
    kept.flatMap((i) => [schemas[i] ?? 0]),
  ];
}

function queryOf(input: NormalizedSchema, { query }: WireRequest): Record<string, unknown> {
  const read: Record<string, unknown> = {};
  if (!input.isStructSchema()) return read;
  for (const [name, member] of input.structIterator()) {
    const { httpQuery } = member.getMergedTraits();
    if (!httpQuery || !query.has(httpQuery)) continue;
    read[name] = member.isListSchema()
      ? query.getAll(httpQuery).map((text) => readScalar(member.getValueSchema(), httpQuery, text))
      : readScalar(member, httpQuery, query.get(httpQuery) ?? '');
  }
  return read;
}

/** @throws AwsError InvalidArgument for a number or a time that is none */
function readScalar(schema: NormalizedSchema, name: string, text: string): unknown {
  try {
    const value: unknown = scalars.read(schema, text);
    if (typeof value !== 'number' || !Number.isNaN(value)) return value;
  } catch (cause) {
    throw new AwsError('InvalidArgument', `Provided ${name} is invalid: ${String(cause)}`);
  }
  throw new AwsError('InvalidArgument', `Provided ${name} not an integer or within integer range`);
}

/** The one S3 response whose root element is itself the member. */
function locationResponse(output: object, requestId: string) {
  const location = 'LocationConstraint' in output ? String(output.LocationConstraint ?? '') : '';
  const element = xmlElement('LocationConstraint', location, namespace);
  return {
    status: 200,
    headers: { 'content-type': 'application/xml', ...identifiers(requestId) },
    body: xmlDeclaration + element,
  };
}
