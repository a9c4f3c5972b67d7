import type { ImageTagMutability, ImageTagMutabilityExclusionFilter } from '@aws-sdk/client-ecr';

/** Whether tags may move to other images, and the tags for which the opposite holds. */
export interface TagMutability {
  readonly mode: ImageTagMutability;
  readonly exclusions: readonly ImageTagMutabilityExclusionFilter[];
}

interface Settings {
  readonly imageTagMutability?: ImageTagMutability | undefined;
  readonly imageTagMutabilityExclusionFilters?: ImageTagMutabilityExclusionFilter[] | undefined;
}

/** What a request says of it. Source: ECR API, `CreateRepository`: `MUTABLE` unless said otherwise. */
export function tagMutabilityOf(settings: Settings): TagMutability {
  return {
    mode: settings.imageTagMutability ?? 'MUTABLE',
    exclusions: settings.imageTagMutabilityExclusionFilters ?? [],
  };
}

export function presentTagMutability({ mode, exclusions }: TagMutability): Settings {
  return {
    imageTagMutability: mode,
    ...(exclusions.length > 0 && { imageTagMutabilityExclusionFilters: [...exclusions] }),
  };
}

/** Whether a tag stays at its image. Source: "Image tag mutability", ECR user guide. */
export function isFixed({ mode, exclusions }: TagMutability, tag: string): boolean {
  const isExcluded = exclusions.some(({ filter = '' }) => matches(filter, tag));
  switch (mode) {
    case 'IMMUTABLE':
      return true;
    case 'IMMUTABLE_WITH_EXCLUSION':
      return !isExcluded;
    case 'MUTABLE_WITH_EXCLUSION':
      return isExcluded;
    default:
      return false;
  }
}

function matches(filter: string, tag: string): boolean {
  const parts = filter
    .split('*')
    .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, String.raw`\$&`));
  return new RegExp(`^${parts.join('.*')}$`).test(tag);
}
