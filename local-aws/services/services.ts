import type { Service, ServiceId } from '../service.ts';
import type { BlobStore } from '../store/blob-store.ts';
import { applicationAutoScaling } from './application-auto-scaling/service.ts';
import { budgetsService } from './budgets/service.ts';
import { cloudControl } from './cloud-control/service.ts';
import { cloudFormation } from './cloudformation/service.ts';
import { costExplorer } from './cost-explorer/service.ts';
import { ec2 } from './ec2/service.ts';
import { ecr } from './ecr/service.ts';
import { ecs } from './ecs/service.ts';
import { elasticLoadBalancing } from './elastic-load-balancing/service.ts';
import { elastiCache } from './elasticache/service.ts';
import { eventBridge } from './event-bridge/service.ts';
import { glue } from './glue/service.ts';
import { iam } from './iam/service.ts';
import { kms } from './kms/service.ts';
import { lambda } from './lambda/service.ts';
import { logs } from './logs/service.ts';
import { pricing } from './pricing/service.ts';
import { rds } from './rds/service.ts';
import { s3 } from './s3/service.ts';
import { secretsManager } from './secrets-manager/service.ts';
import { sqs } from './sqs/service.ts';
import { ssm } from './ssm/service.ts';
import { sts } from './sts/service.ts';
import { tagging } from './tagging/service.ts';

/** Every service of the endpoint by its id; S3 keeps the bodies of objects in `blobs`. */
export function createServices(blobs: BlobStore): ReadonlyMap<ServiceId, Service> {
  const services: Service[] = [
    applicationAutoScaling,
    budgetsService,
    cloudControl,
    cloudFormation,
    costExplorer,
    ec2(),
    ecr,
    ecs,
    elasticLoadBalancing,
    elastiCache,
    eventBridge,
    glue,
    iam,
    kms,
    lambda(),
    logs,
    pricing,
    rds,
    s3(blobs),
    secretsManager,
    sqs(),
    ssm,
    sts,
    tagging(() => services),
  ];
  return new Map(services.map((service) => [service.id, service]));
}
