import { Readable } from 'node:stream';
import { AwsRestXmlProtocol } from '@aws-sdk/core/protocols';
import { HttpResponse } from '@smithy/core/transport';
import { AwsError } from '../service.ts';
import { decodeAwsChunked } from './aws-chunked.ts';
import { bodyAndHeaders, queryOf, streamedMember } from './rest-bindings.ts';
import { routeOf } from './rest-route.ts';
import { serdeContext } from './serde-context.ts';
import { errorModel } from './service-model.ts';
import type { WireProtocol, WireRequest } from './wire.ts';
import { xmlDeclaration, xmlElement } from './xml.ts';

const namespace = 'http://s3.amazonaws.com/doc/2006-03-01/';
const protocol = new AwsRestXmlProtocol({
  defaultNamespace: 'com.amazonaws.s3',
  xmlNamespace: namespace,
});
protocol.setSerdeContext(serdeContext);

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
