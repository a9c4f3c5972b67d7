import type { ServiceId } from '../service.ts';
import { serviceWires } from './service-wires.ts';
import type { WireRequest } from './wire.ts';

/** Whom a request is for, as far as the request itself tells. */
export interface Addressee {
  readonly service: ServiceId;
  readonly region: string;
  readonly accessKeyId?: string;
}

export const defaultRegion = 'us-east-2';

/** The service of a request: by the scope of its signature, then by target or version; S3 has neither. */
export function addresseeOf(request: WireRequest): Addressee {
  const [accessKeyId, , region, signingName] = credentialOf(request)?.split('/') ?? [];
  const service = bySigningName(signingName) ?? byTarget(request) ?? byVersion(request) ?? 'S3';
  return { service, region: region ?? defaultRegion, ...(accessKeyId && { accessKeyId }) };
}

function credentialOf({ headers, query }: WireRequest): string | undefined {
  const header = /Credential=([^,\s]+)/.exec(headers.authorization ?? '')?.[1];
  return header ?? query.get('X-Amz-Credential') ?? undefined;
}

function bySigningName(signingName: string | undefined): ServiceId | undefined {
  return find((id) => serviceWires[id].signingName === signingName);
}

function byTarget({ headers }: WireRequest): ServiceId | undefined {
  const target = headers['x-amz-target']?.split('.')[0];
  return find((id) => serviceWires[id].target === target);
}

function byVersion({ body, query, headers }: WireRequest): ServiceId | undefined {
  const isForm = headers['content-type']?.startsWith('application/x-www-form-urlencoded');
  const form = isForm ? new URLSearchParams(body.toString('utf8')) : query;
  return find((id) => serviceWires[id].version === form.get('Version'));
}

const serviceIds = Object.keys(serviceWires).filter((id): id is ServiceId => id in serviceWires);

function find(matches: (id: ServiceId) => boolean): ServiceId | undefined {
  return serviceIds.find(matches);
}
