import type { DescribeImagesRequest, DescribeImagesResult, Image } from '@aws-sdk/client-ec2';
import { AwsError, type CallContext } from '../../service.ts';
import { type FilterFields, matchesFilters } from './filters.ts';
import { type CatalogueImage, catalogueImages } from './image-catalogue.ts';
import { pageOf } from './paging.ts';

export const rootDevice = '/dev/xvda';

const imageFilters: FilterFields<CatalogueImage> = {
  architecture: ({ architecture }) => architecture,
  description: ({ description }) => description,
  'image-id': ({ imageId }) => imageId,
  'image-type': () => 'machine',
  'is-public': () => true,
  name: ({ name }) => name,
  'owner-alias': ({ ownerAlias }) => ownerAlias,
  'owner-id': ({ ownerId }) => ownerId,
  platform: () => undefined,
  'root-device-name': () => rootDevice,
  'root-device-type': () => 'ebs',
  state: () => 'available',
  'virtualization-type': () => 'hvm',
};

/** AWS's own images, the only ones here. */
export function describeImages(
  input: DescribeImagesRequest,
  ctx: CallContext,
): DescribeImagesResult {
  const { Filters, ImageIds, Owners } = input;
  for (const id of ImageIds ?? []) existingImage(ctx, id);
  const found = catalogueImages(ctx.region).filter(
    (image) =>
      (!ImageIds?.length || ImageIds.includes(image.imageId)) &&
      (!Owners?.length ||
        [image.ownerAlias, image.ownerId].some((owner) => owner && Owners.includes(owner))) &&
      matchesFilters(image, Filters ?? [], imageFilters, () => ({})),
  );
  const { items, NextToken } = pageOf(found, input);
  return { Images: items.map(present), ...(NextToken && { NextToken }) };
}

/** @throws AwsError InvalidAMIID.Malformed, InvalidAMIID.NotFound */
export function existingImage(ctx: CallContext, id: string): CatalogueImage {
  if (!/^ami-[0-9a-f]{8}([0-9a-f]{9})?$/.test(id)) {
    throw new AwsError('InvalidAMIID.Malformed', `Invalid id: "${id}" (expecting "ami-...")`);
  }
  const image = catalogueImages(ctx.region).find(({ imageId }) => imageId === id);
  if (image) return image;
  throw new AwsError('InvalidAMIID.NotFound', `The image id '[${id}]' does not exist`);
}

function present(image: CatalogueImage): Image {
  return {
    ImageId: image.imageId,
    Name: image.name,
    Description: image.description,
    ImageLocation: `${image.ownerAlias ?? image.ownerId}/${image.name}`,
    OwnerId: image.ownerId,
    ...(image.ownerAlias && { ImageOwnerAlias: image.ownerAlias }),
    Architecture: image.architecture,
    CreationDate: image.creationDate,
    DeprecationTime: image.creationDate.replace(/^2024/, '2026'),
    BlockDeviceMappings: [
      {
        DeviceName: rootDevice,
        Ebs: {
          DeleteOnTermination: true,
          Encrypted: false,
          VolumeSize: image.rootVolumeGib,
          VolumeType: 'gp3',
          Iops: 3000,
          Throughput: 125,
        },
      },
    ],
    BootMode: 'uefi-preferred',
    EnaSupport: true,
    Hypervisor: 'xen',
    ImageType: 'machine',
    ImdsSupport: 'v2.0',
    PlatformDetails: 'Linux/UNIX',
    Public: true,
    RootDeviceName: rootDevice,
    RootDeviceType: 'ebs',
    SriovNetSupport: 'simple',
    State: 'available',
    UsageOperation: 'RunInstances',
    VirtualizationType: 'hvm',
  };
}
