import { z } from 'zod';

const group = 'Images';

/** Pattern of an image reference, or nothing at all. */
export const imagePattern = '^([a-z0-9][A-Za-z0-9._/:@-]{0,400})?$';

const image = z
  .string()
  .regex(new RegExp(imagePattern), 'Must be an image such as registry.example/jobs:1.2')
  .default('');

/** What the tasks run, and how the repositories keep it. */
export const imageParameters = {
  dataProcessingImage: image.meta({
    title: 'Data processing image',
    description: 'Left empty, the tag latest of the environment’s own data-jobs repository.',
    group,
    control: 'text',
    examples: ['public.ecr.aws/docker/library/python:3.13-slim'],
  }),
  sparkImage: image.meta({
    title: 'Spark image',
    description: 'Left empty, the tag latest of the environment’s own spark repository.',
    group,
    control: 'text',
    examples: ['public.ecr.aws/emr-serverless/spark/emr-7.9.0:latest'],
  }),
  immutableTags: z.boolean().default(false).meta({
    title: 'Immutable tags',
    description: 'A tag that was pushed never means another image; only latest may move.',
    group,
    control: 'toggle',
  }),
  repositoryEncryption: z
    .enum(['AES256', 'KMS'])
    .default('AES256')
    .meta({
      title: 'Encryption of images',
      description:
        'By keys of Amazon S3, or by the account’s key aws/ecr in KMS, whose use CloudTrail records. Changing it replaces the repositories.',
      group,
      control: 'choice',
      labels: { AES256: 'Amazon S3 keys', KMS: 'KMS' },
    }),
  untaggedDays: z.int().min(1).max(365).default(7).meta({
    title: 'Untagged images',
    description: 'Days after which images without a tag are deleted.',
    group,
    control: 'number',
    unit: 'days',
  }),
  keptImages: z.int().min(1).max(1000).default(20).meta({
    title: 'Images to keep',
    description: 'The newest images of each repository that stay; older ones are deleted.',
    group,
    control: 'number',
  }),
  whenDeleted: z
    .enum(['retain', 'delete'])
    .default('retain')
    .meta({
      title: 'When the layer is deleted',
      description:
        'Keeps the repositories and their images, or deletes both. Kept ones stand in the way of a later layer of the same environment.',
      group,
      control: 'choice',
      labels: { retain: 'Keep the images', delete: 'Delete the images' },
    }),
};
