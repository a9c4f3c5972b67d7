import { AwsError } from '../service.ts';
import { type FormDialect, readForm } from './form.ts';
import { errorModel } from './service-model.ts';
import type { WireProtocol, WireRequest } from './wire.ts';
import { withFirstChild, writeXml, xmlDeclaration, xmlElement } from './xml.ts';

/** AWS Query: forms in, XML out with the result nested and metadata beside it. */
export const queryProtocol: WireProtocol = {
  ...formRequests('query'),
  async encode({ wire }, { name, output: schema }, output, requestId) {
    const result = schema.isUnitSchema() ? '' : writeXml(schema, output, `${name}Result`);
    const metadata = `<ResponseMetadata>${xmlElement('RequestId', requestId)}</ResponseMetadata>`;
    const body = `<${name}Response xmlns="${wire.xmlNamespace}">${result}${metadata}</${name}Response>`;
    return xmlResponse(200, body, 'text/xml', requestId);
  },
  encodeError(model, error, requestId) {
    const known = errorModel(model, error.code);
    const status = known?.httpStatus ?? error.httpStatus;
    const detail = elements({
      Type: status < 500 ? 'Sender' : 'Receiver',
      Code: known?.queryCode ?? error.code,
      Message: error.message,
      ...error.details,
    });
    const body = `<ErrorResponse xmlns="${model.wire.xmlNamespace}"><Error>${detail}</Error>${xmlElement('RequestId', requestId)}</ErrorResponse>`;
    return xmlResponse(status, body, 'text/xml', requestId);
  },
};

/** EC2's dialect of AWS Query: flat lists in forms, results not nested, errors in an envelope of their own. */
export const ec2Protocol: WireProtocol = {
  ...formRequests('ec2'),
  async encode({ wire }, { name, output: schema }, output, requestId) {
    const xml = writeXml(schema, output, `${name}Response`, wire.xmlNamespace);
    const body = withFirstChild(xml, xmlElement('requestId', requestId));
    return xmlResponse(200, body, ec2ContentType, requestId);
  },
  encodeError(_model, error, requestId) {
    const detail = elements({ Code: error.code, Message: error.message, ...error.details });
    const body = `<Response><Errors><Error>${detail}</Error></Errors>${xmlElement('RequestID', requestId)}</Response>`;
    return xmlResponse(error.httpStatus, body, ec2ContentType, requestId);
  },
};

const ec2ContentType = 'text/xml;charset=UTF-8';

function formRequests(
  dialect: FormDialect,
): Pick<WireProtocol, 'operationName' | 'decode' | 'unknownOperation'> {
  return {
    operationName: (_model, request) => formOf(request).get('Action') ?? undefined,
    decode: async (_model, operation, request) =>
      readForm(operation.input, formOf(request), dialect),
    unknownOperation(model, name) {
      if (!name) {
        return new AwsError('MissingAction', 'The request must contain the parameter Action');
      }
      return new AwsError(
        'InvalidAction',
        model.operations.has(name)
          ? `The action ${name} is not implemented by this endpoint.`
          : `The action ${name} is not valid for this web service.`,
      );
    },
  };
}

function formOf(request: WireRequest): URLSearchParams {
  return request.body.length > 0
    ? new URLSearchParams(request.body.toString('utf8'))
    : request.query;
}

function elements(members: Readonly<Record<string, string>>): string {
  return Object.entries(members)
    .map(([name, value]) => xmlElement(name, value))
    .join('');
}

function xmlResponse(status: number, xml: string, contentType: string, requestId: string) {
  return {
    status,
    headers: { 'content-type': contentType, 'x-amzn-requestid': requestId },
    body: xmlDeclaration + xml,
  };
}
