import type {
  ListTagsForResourceRequest,
  TagResourceRequest,
  UntagResourceRequest,
} from '@aws-sdk/client-ecr';
import type { CallContext, Service } from '../../service.ts';
import { tagList, tagsOf } from '../tag-register.ts';
import { batchDeleteImage, batchGetImage, describeImages, listImages, putImage } from './images.ts';
import {
  createRepository,
  deleteLifecyclePolicy,
  deleteRepository,
  deleteRepositoryPolicy,
  describeRepositories,
  getLifecyclePolicy,
  getRepositoryPolicy,
  putImageScanningConfiguration,
  putImageTagMutability,
  putLifecyclePolicy,
  setRepositoryPolicy,
} from './repositories.ts';
import { describeImageScanFindings, resumeScans, startImageScan } from './scans.ts';
import { ecrTags } from './store.ts';

const tokenHours = 12;

function getAuthorizationToken(_: object, ctx: CallContext) {
  const expiresAt = new Date(ctx.clock.now().getTime() + tokenHours * 3_600_000);
  return {
    authorizationData: [
      {
        authorizationToken: Buffer.from('AWS:local').toString('base64'),
        expiresAt,
        proxyEndpoint: `https://${ctx.account}.dkr.ecr.${ctx.region}.amazonaws.com`,
      },
    ],
  };
}

function tagResource({ resourceArn = '', tags }: TagResourceRequest, ctx: CallContext): object {
  ecrTags.add(ctx, resourceArn, tagsOf(tags));
  return {};
}

function untagResource({ resourceArn = '', tagKeys = [] }: UntagResourceRequest, ctx: CallContext) {
  ecrTags.remove(ctx, resourceArn, tagKeys);
  return {};
}

function listTagsForResource({ resourceArn = '' }: ListTagsForResourceRequest, ctx: CallContext) {
  return { tags: tagList(ecrTags.of(ctx, resourceArn)) };
}

export const ecr: Service = {
  id: 'ECR',
  operations: {
    BatchDeleteImage: batchDeleteImage,
    BatchGetImage: batchGetImage,
    CreateRepository: createRepository,
    DeleteLifecyclePolicy: deleteLifecyclePolicy,
    DeleteRepository: deleteRepository,
    DeleteRepositoryPolicy: deleteRepositoryPolicy,
    DescribeImages: describeImages,
    DescribeImageScanFindings: describeImageScanFindings,
    DescribeRepositories: describeRepositories,
    GetAuthorizationToken: getAuthorizationToken,
    GetLifecyclePolicy: getLifecyclePolicy,
    GetRepositoryPolicy: getRepositoryPolicy,
    ListImages: listImages,
    ListTagsForResource: listTagsForResource,
    PutImage: putImage,
    PutImageScanningConfiguration: putImageScanningConfiguration,
    PutImageTagMutability: putImageTagMutability,
    PutLifecyclePolicy: putLifecyclePolicy,
    SetRepositoryPolicy: setRepositoryPolicy,
    StartImageScan: startImageScan,
    TagResource: tagResource,
    UntagResource: untagResource,
  },
  taggables: ecrTags.taggables,
  resume: resumeScans,
};
