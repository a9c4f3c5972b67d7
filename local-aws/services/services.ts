import type { Service, ServiceId } from '../service.ts';
import type { BlobStore } from '../store/blob-store.ts';
import { ec2 } from './ec2/service.ts';
import { sts } from './sts/service.ts';

/** Every service of the endpoint by its id; S3 keeps the bodies of objects in `blobs`. */
export function createServices(blobs: BlobStore): ReadonlyMap<ServiceId, Service> {
  void blobs;
  const services: Service[] = [ec2, sts];
  return new Map(services.map((service) => [service.id, service]));
}
