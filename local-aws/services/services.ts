import type { Service, ServiceId } from '../service.ts';
import type { BlobStore } from '../store/blob-store.ts';
import { cloudFormation } from './cloudformation/service.ts';
import { ec2 } from './ec2/service.ts';
import { iam } from './iam/service.ts';
import { logs } from './logs/service.ts';
import { s3 } from './s3/service.ts';
import { sts } from './sts/service.ts';
import { tagging } from './tagging/service.ts';

/** Every service of the endpoint by its id; S3 keeps the bodies of objects in `blobs`. */
export function createServices(blobs: BlobStore): ReadonlyMap<ServiceId, Service> {
  const services: Service[] = [
    cloudFormation,
    ec2,
    iam,
    logs,
    s3(blobs),
    sts,
    tagging(() => services),
  ];
  return new Map(services.map((service) => [service.id, service]));
}
