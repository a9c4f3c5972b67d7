import { jsonProtocol } from './json-protocol.ts';
import { ec2Protocol, queryProtocol } from './query-protocol.ts';
import { restJsonProtocol } from './rest-json-protocol.ts';
import { restXmlProtocol } from './rest-xml-protocol.ts';
import type { ServiceWire } from './service-wires.ts';
import type { WireProtocol } from './wire.ts';

export const protocols: Readonly<Record<ServiceWire['protocol'], WireProtocol>> = {
  ec2: ec2Protocol,
  json: jsonProtocol,
  query: queryProtocol,
  'rest-json': restJsonProtocol,
  'rest-xml': restXmlProtocol,
};
