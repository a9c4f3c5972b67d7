import type {
  BlockDeviceMapping,
  DescribeVolumesRequest,
  DescribeVolumesResult,
  Tag,
  Volume,
  VolumeType,
} from '@aws-sdk/client-ec2';
import { AwsError, type CallContext } from '../../service.ts';
import type { CatalogueImage } from './image-catalogue.ts';
import { rootDevice } from './images.ts';
import { pageOf } from './paging.ts';
import {
  newId,
  type ResourceKind,
  remove,
  resourceNotFound,
  save,
  selected,
  where,
} from './resource-kind.ts';
import { addTags, tagList } from './tag-store.ts';

export interface VolumeRecord {
  readonly volumeId: string;
  readonly availabilityZone: string;
  readonly sizeGib: number;
  readonly volumeType: VolumeType;
  readonly iops?: number;
  readonly throughput?: number;
  readonly encrypted: boolean;
  readonly kmsKeyId?: string;
  readonly createTime: string;
  readonly deviceName: string;
  readonly instanceId: string;
  readonly deleteOnTermination: boolean;
}

export const volumeKind: ResourceKind<VolumeRecord> = {
  collection: 'ec2.volume',
  type: 'volume',
  idPrefix: 'vol',
  idOf: (volume) => volume.volumeId,
  notFound: resourceNotFound('InvalidVolume.NotFound', 'volume'),
  filters: {
    'attachment.delete-on-termination': (volume) => volume.deleteOnTermination,
    'attachment.device': (volume) => volume.deviceName,
    'attachment.instance-id': (volume) => volume.instanceId,
    'attachment.status': () => 'attached',
    'availability-zone': (volume) => volume.availabilityZone,
    encrypted: (volume) => volume.encrypted,
    size: (volume) => volume.sizeGib,
    status: () => 'in-use',
    'volume-id': (volume) => volume.volumeId,
    'volume-type': (volume) => volume.volumeType,
  },
};

/** The volumes an instance starts with: the image's root volume and what the request maps. */
export function createVolumes(
  ctx: CallContext,
  instance: { readonly instanceId: string; readonly availabilityZone: string },
  image: CatalogueImage,
  mappings: readonly BlockDeviceMapping[],
  tags: readonly Tag[],
): void {
  const root = mappings.find(({ DeviceName }) => DeviceName === rootDevice);
  const others = mappings.filter((mapping) => mapping !== root && mapping.Ebs);
  const wanted = [{ DeviceName: rootDevice, Ebs: root?.Ebs ?? {} }, ...others];
  for (const { DeviceName = '', Ebs = {} } of wanted) {
    const isRoot = DeviceName === rootDevice;
    const sizeGib = Ebs.VolumeSize ?? (isRoot ? image.rootVolumeGib : 8);
    if (isRoot && sizeGib < image.rootVolumeGib) throw tooSmall(sizeGib, image);
    const volumeType = Ebs.VolumeType ?? 'gp3';
    const isGp3 = volumeType === 'gp3';
    const volume: VolumeRecord = {
      ...instance,
      volumeId: newId(volumeKind.idPrefix),
      sizeGib,
      volumeType,
      encrypted: Ebs.Encrypted ?? false,
      createTime: ctx.clock.now().toISOString(),
      deviceName: DeviceName,
      deleteOnTermination: Ebs.DeleteOnTermination ?? true,
      ...((Ebs.Iops ?? isGp3) && { iops: Ebs.Iops ?? 3000 }),
      ...(isGp3 && { throughput: Ebs.Throughput ?? 125 }),
      ...(Ebs.KmsKeyId && { kmsKeyId: Ebs.KmsKeyId }),
    };
    save(ctx, volumeKind, volume);
    addTags(ctx, volume.volumeId, volumeKind.type, tags);
  }
}

export function volumesOf(ctx: CallContext, instanceId: string): VolumeRecord[] {
  return where(ctx, volumeKind, (volume) => volume.instanceId === instanceId);
}

/** Volumes that outlive their instance are not kept either: nothing could attach them here. */
export function removeVolumes(ctx: CallContext, instanceId: string): void {
  for (const { volumeId } of volumesOf(ctx, instanceId)) remove(ctx, volumeKind, volumeId);
}

export function describeVolumes(
  input: DescribeVolumesRequest,
  ctx: CallContext,
): DescribeVolumesResult {
  const found = selected(ctx, volumeKind, input.VolumeIds, input.Filters);
  const { items, NextToken } = pageOf(found, input);
  return { Volumes: items.map((volume) => present(ctx, volume)), ...(NextToken && { NextToken }) };
}

function present(ctx: CallContext, volume: VolumeRecord): Volume {
  return {
    VolumeId: volume.volumeId,
    AvailabilityZone: volume.availabilityZone,
    CreateTime: new Date(volume.createTime),
    Encrypted: volume.encrypted,
    ...(volume.kmsKeyId && { KmsKeyId: volume.kmsKeyId }),
    ...(volume.iops && { Iops: volume.iops }),
    ...(volume.throughput && { Throughput: volume.throughput }),
    MultiAttachEnabled: false,
    Size: volume.sizeGib,
    State: 'in-use',
    VolumeType: volume.volumeType,
    Attachments: [
      {
        AttachTime: new Date(volume.createTime),
        DeleteOnTermination: volume.deleteOnTermination,
        Device: volume.deviceName,
        InstanceId: volume.instanceId,
        State: 'attached',
        VolumeId: volume.volumeId,
      },
    ],
    Tags: tagList(ctx, volume.volumeId),
  };
}

function tooSmall(sizeGib: number, image: CatalogueImage): AwsError {
  return new AwsError(
    'InvalidBlockDeviceMapping',
    `Volume of size ${sizeGib}GB is smaller than snapshot 'snap-${image.imageId.slice(4)}', expect size >= ${image.rootVolumeGib}GB`,
  );
}
