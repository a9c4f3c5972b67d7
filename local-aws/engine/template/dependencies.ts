import { validationError } from '../cloudformation-error.ts';
import { referencesIn } from './references.ts';
import type { Template } from './template.ts';

/** For each resource the resources that must exist before it: what it refers to and what it `DependsOn`. */
export type Dependencies = ReadonlyMap<string, readonly string[]>;

/** Only resources in `active` take part: a condition may have removed others. */
export function dependenciesOf(template: Template, active: ReadonlySet<string>): Dependencies {
  return new Map(
    Object.entries(template.resources)
      .filter(([id]) => active.has(id))
      .map(([id, resource]) => {
        const named = referencesIn(resource.properties).map(({ name }) => name);
        const needed = new Set([...named, ...resource.dependsOn]);
        return [id, [...needed].filter((name) => active.has(name))];
      }),
  );
}

/** Throws AWS's error when resources wait for one another in a circle. */
export function checkCircles(dependencies: Dependencies): void {
  const order = creationOrder(dependencies);
  const circular = [...dependencies.keys()].filter((id) => !order.includes(id));
  if (circular.length > 0) {
    throw validationError(`Circular dependency between resources: [${circular.join(', ')}]`);
  }
}

/** Resources so that each comes after those it needs; those within or behind a circle are absent. */
export function creationOrder(dependencies: Dependencies): string[] {
  const order: string[] = [];
  const placed = new Set<string>();
  let placedBefore = -1;
  while (placed.size > placedBefore) {
    placedBefore = placed.size;
    for (const [id, needs] of dependencies) {
      if (placed.has(id) || !needs.every((need) => placed.has(need))) continue;
      placed.add(id);
      order.push(id);
    }
  }
  return order;
}
