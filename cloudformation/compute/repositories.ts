import { ref, sub } from '../builder/intrinsics.ts';
import type { Intrinsic } from '../builder/value.ts';
import type { ComputeScope, Repository } from './compute-scope.ts';

export interface Repositories {
  readonly dataJobs: Repository;
  readonly spark: Repository;
}

/** The repositories of the two images, with one lifecycle policy. */
export function addRepositories(scope: ComputeScope): Repositories {
  const policy = lifecyclePolicy(scope);
  return {
    dataJobs: addRepository(scope, 'DataJobsRepository', 'data-jobs', policy),
    spark: addRepository(scope, 'SparkRepository', 'spark', policy),
  };
}

function addRepository(
  { template, environment, parameters }: ComputeScope,
  logicalId: string,
  name: string,
  policy: Intrinsic<string>,
): Repository {
  const deleted = parameters.whenDeleted === 'delete';
  return template.resource(
    logicalId,
    'AWS::ECR::Repository',
    {
      RepositoryName: sub`${environment}-${name}`,
      ImageScanningConfiguration: { ScanOnPush: true },
      EncryptionConfiguration: { EncryptionType: parameters.repositoryEncryption },
      ...(parameters.immutableTags
        ? {
            ImageTagMutability: 'IMMUTABLE_WITH_EXCLUSION',
            ImageTagMutabilityExclusionFilters: [
              {
                ImageTagMutabilityExclusionFilterType: 'WILDCARD',
                ImageTagMutabilityExclusionFilterValue: 'latest',
              },
            ],
          }
        : { ImageTagMutability: 'MUTABLE' }),
      LifecyclePolicy: { LifecyclePolicyText: policy },
      ...(deleted && { EmptyOnDelete: true }),
    },
    {
      deletionPolicy: deleted ? 'Delete' : 'RetainExceptOnCreate',
      updateReplacePolicy: deleted ? 'Delete' : 'Retain',
      tags: { Name: sub`${environment}-${name}` },
    },
  );
}

/** ECR applies the rules by priority; the one for any tag must come last (ECR User Guide, "Lifecycle policies"). */
function lifecyclePolicy({ template, parameters }: ComputeScope): Intrinsic<string> {
  const untaggedDays = template.parameter('UntaggedImageDays', {
    Type: 'Number',
    Description: 'Days after which images without a tag are deleted.',
    Default: parameters.untaggedDays,
    MinValue: 1,
    group: 'Images',
  });
  const keptImages = template.parameter('KeptImages', {
    Type: 'Number',
    Description: 'The newest images of each repository that stay.',
    Default: parameters.keptImages,
    MinValue: 1,
    group: 'Images',
  });
  return sub`{"rules":[{"rulePriority":1,"description":"Untagged images","selection":{"tagStatus":"untagged","countType":"sinceImagePushed","countUnit":"days","countNumber":${ref(untaggedDays)}},"action":{"type":"expire"}},{"rulePriority":2,"description":"All but the newest images","selection":{"tagStatus":"any","countType":"imageCountMoreThan","countNumber":${ref(keptImages)}},"action":{"type":"expire"}}]}`;
}
