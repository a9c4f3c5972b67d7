import type {
  InstanceMetadataOptionsResponse,
  InstanceStateName,
  ShutdownBehavior,
  StateReason,
} from '@aws-sdk/client-ec2';
import { AwsError, type CallContext } from '../../service.ts';
import type { BootProgress } from './boot-progress.ts';
import type { ImageArchitecture } from './image-catalogue.ts';
import { existing, type ResourceKind } from './resource-kind.ts';

export interface InstanceRecord {
  readonly instanceId: string;
  readonly reservationId: string;
  readonly launchIndex: number;
  readonly imageId: string;
  readonly instanceType: string;
  readonly architecture: ImageArchitecture;
  readonly state: InstanceStateName;
  /** Both status checks passed; they begin anew at every start. */
  readonly isChecked: boolean;
  /** The host has still to run its user data, which a signal may end. */
  readonly isBooting: boolean;
  /** Since it last came to run. */
  readonly boot?: BootProgress | undefined;
  readonly launchTime: string;
  readonly stateReason?: StateReason;
  readonly stateTransitionReason: string;
  readonly subnetId: string;
  readonly vpcId: string;
  readonly availabilityZone: string;
  readonly availabilityZoneId: string;
  readonly privateIpAddress: string;
  readonly groupIds: readonly string[];
  readonly keyName?: string;
  /** Base64. */
  readonly userData?: string;
  readonly instanceProfile?: { readonly arn: string; readonly id: string };
  readonly monitored: boolean;
  readonly ebsOptimized: boolean;
  readonly sourceDestCheck: boolean;
  readonly disableApiTermination: boolean;
  readonly disableApiStop: boolean;
  readonly shutdownBehavior: ShutdownBehavior;
  readonly metadataOptions: InstanceMetadataOptionsResponse;
  readonly cpuCredits?: string;
  readonly isSpot: boolean;
  readonly publicIpOnStart: boolean;
  readonly clientToken?: string;
  readonly tenancy: string;
}

const codes: Readonly<Record<InstanceStateName, number>> = {
  pending: 0,
  running: 16,
  'shutting-down': 32,
  terminated: 48,
  stopping: 64,
  stopped: 80,
};

export function stateOf(name: InstanceStateName): { Name: InstanceStateName; Code: number } {
  return { Name: name, Code: codes[name] };
}

export const instanceKind: ResourceKind<InstanceRecord> = {
  collection: 'ec2.instance',
  type: 'instance',
  idPrefix: 'i',
  idOf: (instance) => instance.instanceId,
  notFound: (id) => notFound([id]),
  filters: {
    architecture: (instance) => instance.architecture,
    'availability-zone': (instance) => instance.availabilityZone,
    'client-token': (instance) => instance.clientToken,
    'group-id': (instance) => instance.groupIds,
    hypervisor: () => 'xen',
    'iam-instance-profile.arn': (instance) => instance.instanceProfile?.arn,
    'image-id': (instance) => instance.imageId,
    'instance-id': (instance) => instance.instanceId,
    'instance-state-code': (instance) => codes[instance.state],
    'instance-state-name': (instance) => instance.state,
    'instance-type': (instance) => instance.instanceType,
    'instance.group-id': (instance) => instance.groupIds,
    'key-name': (instance) => instance.keyName,
    'monitoring-state': (instance) => (instance.monitored ? 'enabled' : 'disabled'),
    'network-interface.subnet-id': (instance) => instance.subnetId,
    'network-interface.vpc-id': (instance) => instance.vpcId,
    'private-ip-address': (instance) => instance.privateIpAddress,
    'reservation-id': (instance) => instance.reservationId,
    'root-device-type': () => 'ebs',
    'subnet-id': (instance) => instance.subnetId,
    tenancy: (instance) => instance.tenancy,
    'virtualization-type': () => 'hvm',
    'vpc-id': (instance) => instance.vpcId,
  },
};

/** The instances with these ids; @throws AwsError InvalidInstanceID.Malformed, InvalidInstanceID.NotFound */
export function existingInstances(
  ctx: CallContext,
  ids: readonly string[] | undefined,
): InstanceRecord[] {
  const wanted = ids ?? [];
  const malformed = wanted.find((id) => !/^i-[0-9a-f]{8}([0-9a-f]{9})?$/.test(id));
  if (malformed !== undefined) {
    throw new AwsError('InvalidInstanceID.Malformed', `Invalid id: "${malformed}"`);
  }
  const known = new Set(ctx.store.ids(instanceKind.collection));
  const missing = wanted.filter((id) => !known.has(id));
  if (missing.length > 0) throw notFound(missing);
  return wanted.map((id) => existing(ctx, instanceKind, id));
}

export function existingInstance(ctx: CallContext, id: string | undefined): InstanceRecord {
  const [instance] = existingInstances(ctx, [id ?? '']);
  if (!instance) throw notFound([id ?? '']);
  return instance;
}

function notFound(ids: readonly string[]): AwsError {
  const message =
    ids.length > 1
      ? `The instance IDs '${ids.join(', ')}' do not exist`
      : `The instance ID '${ids[0]}' does not exist`;
  return new AwsError('InvalidInstanceID.NotFound', message);
}
