import { z } from 'zod';
import type { ResourceType, Template } from '#cloudformation/builder/template.ts';
import type { StackSnapshot } from '#lib/aws/cloudformation/stack.ts';
import type { Environment, LayerRun, Tx } from '#lib/db/client.ts';
import { readStacks } from '#lib/environments/stacks.ts';
import { asJson } from '#lib/live/publish.ts';

const importedResource = z.object({
  logicalId: z.string(),
  type: z.string(),
  /** Members of the type's primary identifier. */
  identifier: z.record(z.string(), z.string()),
  /** As the template has them. */
  properties: z.record(z.string(), z.json()),
});

/** A resource that was made by hand, as a stack takes it in. */
export type ImportedResource = z.output<typeof importedResource>;

const importedResources = z.array(importedResource);

const storedImports = z.record(
  z.string(),
  z.object({ stackId: z.string(), resources: importedResources }),
);

type WithImports = Pick<Environment, 'imports' | 'stacks'>;

/** What the present stack of a layer has taken in: a deleted stack’s imports went with it. */
export function importsOf(environment: WithImports, layer: string): readonly ImportedResource[] {
  const stored = storedImports.parse(environment.imports)[layer];
  const stack = readStacks(environment.stacks)[layer];
  return stored && stack?.stackId === stored.stackId ? stored.resources : [];
}

/** What a run is to take in. */
export function requestedImports({ imports }: Pick<LayerRun, 'imports'>): ImportedResource[] {
  return importedResources.parse(imports);
}

/** What a run’s stack has taken in once the run is over. */
export function importsOfRun(
  environment: WithImports,
  run: Pick<LayerRun, 'imports' | 'layer'>,
): ImportedResource[] {
  return merged(importsOf(environment, run.layer), requestedImports(run));
}

/** A layer’s template with more resources, which outlive the stack: it did not make them. */
export function withImports(template: Template, imports: readonly ImportedResource[]): Template {
  if (imports.length === 0) return template;
  const added = imports.map(({ logicalId, type, properties }) => [
    logicalId,
    {
      // The types of templates are those that layers make; what is imported may be of any.
      Type: type as ResourceType,
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
      Properties: properties,
    } as const,
  ]);
  return { ...template, Resources: { ...template.Resources, ...Object.fromEntries(added) } };
}

interface Seen {
  readonly stack: Pick<StackSnapshot, 'stackId' | 'status'> | undefined;
  readonly begun: boolean;
}

/**
 * Remembers what a stack has taken in, so that every later template of it has that too. A stack may have been
 * seen before its import has begun, with the status that an earlier one has left.
 */
export async function keepImports(
  tx: Pick<Tx, 'environment'>,
  environmentId: string,
  run: Pick<LayerRun, 'layer' | 'status' | 'imports'>,
  seen: Seen | undefined,
): Promise<void> {
  if (run.status !== 'applying' || !seen?.begun) return;
  if (seen.stack?.status !== 'IMPORT_COMPLETE') return;
  const taken = requestedImports(run);
  if (taken.length === 0) return;
  const { stackId } = seen.stack;
  const { imports } = await tx.environment.findUniqueOrThrow({
    where: { id: environmentId },
    select: { imports: true },
  });
  const stored = storedImports.parse(imports);
  const before = stored[run.layer];
  const resources = merged(before?.stackId === stackId ? before.resources : [], taken);
  await tx.environment.update({
    where: { id: environmentId },
    data: { imports: asJson({ ...stored, [run.layer]: { stackId, resources } }) },
  });
}

function merged(
  before: readonly ImportedResource[],
  after: readonly ImportedResource[],
): ImportedResource[] {
  const names = new Set(after.map(({ logicalId }) => logicalId));
  return [...before.filter(({ logicalId }) => !names.has(logicalId)), ...after];
}
