import type { Template } from '#cloudformation/builder/template.ts';
import type { ResourceChange } from '#lib/api/deployment-documents.ts';
import { typicalSeconds } from '#lib/resources/registry.ts';

/**
 * Seconds that executing the changes is expected to take: the slowest chain of resources that refer
 * to each other, by the typical durations of their types on AWS, divided by the cloud's speed.
 */
export function expectedSeconds(
  template: Template,
  changes: readonly ResourceChange[],
  speed: number,
): number {
  const byId = new Map(changes.map((change) => [change.logicalId, change]));
  const known = new Map<string, number>();
  const until = (logicalId: string): number => {
    const cached = known.get(logicalId);
    if (cached !== undefined) return cached;
    const change = byId.get(logicalId);
    const before = referencesOf(template, logicalId).map(until);
    const total = Math.max(0, ...before) + (change ? secondsOf(change) : 0);
    known.set(logicalId, total);
    return total;
  };
  const slowest = Math.max(0, ...changes.map(({ logicalId }) => until(logicalId)));
  return Math.max(1, Math.ceil(slowest / speed));
}

/** Seconds that deleting resources one after another in the worst order is not: the slowest alone. */
export function expectedDeletionSeconds(template: Template, speed: number): number {
  return expectedSeconds(template, everyResource(template, 'remove'), speed);
}

/** Seconds that creating a template's resources is expected to take. */
export function expectedCreationSeconds(template: Template, speed: number): number {
  return expectedSeconds(template, everyResource(template, 'add'), speed);
}

function everyResource(template: Template, action: ResourceChange['action']): ResourceChange[] {
  return Object.entries(template.Resources).map(([logicalId, { Type }]) => ({
    logicalId,
    physicalId: null,
    resourceType: Type,
    action,
    replacement: 'no',
    policyAction: null,
    properties: [],
  }));
}

function secondsOf({ action, replacement, resourceType }: ResourceChange): number {
  if (action === 'remove') return typicalSeconds(resourceType, 'delete');
  if (action === 'add' || replacement === 'yes') return typicalSeconds(resourceType, 'create');
  return typicalSeconds(resourceType, 'update');
}

function referencesOf(template: Template, logicalId: string): string[] {
  const resource = template.Resources[logicalId];
  if (!resource) return [];
  const found = new Set<string>(resource.DependsOn ?? []);
  collectReferences(resource.Properties, found);
  found.delete(logicalId);
  return [...found].filter((id) => id in template.Resources);
}

function collectReferences(value: unknown, found: Set<string>): void {
  if (typeof value === 'string') {
    for (const [, id] of value.matchAll(/\$\{([A-Za-z0-9]+)[.}]/g)) if (id) found.add(id);
  } else if (Array.isArray(value)) {
    for (const item of value) collectReferences(item, found);
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, item] of Object.entries(value)) {
      if (key === 'Ref' && typeof item === 'string') found.add(item);
      else if (key === 'Fn::GetAtt' && Array.isArray(item)) found.add(String(item[0]));
      else collectReferences(item, found);
    }
  }
}
