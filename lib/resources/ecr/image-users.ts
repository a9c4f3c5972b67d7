import { revisionOf } from '../ecs/task-family.ts';
import type { ResourceNode } from '../graph.ts';
import { objectsAt, textAt } from '../property-path.ts';
import type { Properties } from '../resource-module.ts';

export interface ImageUser {
  readonly id: string;
  readonly type: string;
  readonly name: string;
}

interface WantedImage {
  readonly digest: string;
  readonly tags: readonly string[];
}

const containersAt: Readonly<Record<string, string>> = {
  'AWS::ECS::TaskDefinition': 'containerDefinitions[]',
  'AWS::ECS::Task': 'containers[]',
};

/**
 * Task definitions that name an image, and tasks that run it: by digest where they tell one, for a tag may
 * have moved since, and by tag otherwise.
 */
export function imageUsers(
  repositoryUri: string,
  { digest, tags }: WantedImage,
  nodes: readonly ResourceNode[],
): ImageUser[] {
  const names = new Set([
    `${repositoryUri}@${digest}`,
    ...tags.map((tag) => `${repositoryUri}:${tag}`),
  ]);
  if (tags.includes('latest')) names.add(repositoryUri);
  const uses = (container: Properties) => {
    const pulled = textAt(container, 'imageDigest');
    const name = textAt(container, 'image') ?? '';
    return pulled === undefined
      ? names.has(name)
      : pulled === digest && repositoryOf(name) === repositoryUri;
  };
  return nodes.flatMap((node) => {
    const path = containersAt[node.type];
    const isUser = path !== undefined && objectsAt(node.properties, path).some(uses);
    return isUser ? [{ id: node.id, type: node.type, name: nameOf(node) }] : [];
  });
}

/** `…/jobs` of `…/jobs:1.2` and of `…/jobs@sha256:…`. */
function repositoryOf(image: string): string {
  return image.replace(/(:[^/:]+)?(@.*)?$/, '');
}

/** `jobs:3`, or the beginning of a task's id. */
function nameOf({ id, type }: ResourceNode): string {
  const name = revisionOf(id);
  return type === 'AWS::ECS::Task' ? name.slice(0, 8) : name;
}
