import type { LayerDefinition, LayerId } from './layer.ts';

type Dependent = Pick<LayerDefinition, 'id' | 'needs'>;

/**
 * Layers in the order of their needs: those of one level may be deployed at the same time, after all
 * earlier levels. Needs outside the given layers count as met. Throws when layers need each other.
 */
export function dependencyLevels(layers: readonly Dependent[]): LayerId[][] {
  const given = new Set(layers.map(({ id }) => id));
  const placed = new Set<LayerId>();
  const levels: LayerId[][] = [];
  while (placed.size < given.size) {
    const level = layers
      .filter(({ id, needs }) => {
        const waiting = needs.some((need) => given.has(need) && !placed.has(need));
        return !placed.has(id) && !waiting;
      })
      .map(({ id }) => id);
    if (level.length === 0) {
      const stuck = [...given].filter((id) => !placed.has(id));
      throw new Error(`Layers need each other: ${stuck.join(', ')}`);
    }
    for (const id of level) placed.add(id);
    levels.push(level);
  }
  return levels;
}

/** The order in which layers are destroyed: nothing before what needs it. */
export function destructionLevels(layers: readonly Dependent[]): LayerId[][] {
  return dependencyLevels(layers).reverse();
}

/** The given layers and everything they need, directly or not. */
export function withNeeds(ids: readonly LayerId[], layers: readonly Dependent[]): Set<LayerId> {
  const found = new Set<LayerId>();
  const visit = (id: LayerId): void => {
    if (found.has(id)) return;
    found.add(id);
    for (const need of layers.find((layer) => layer.id === id)?.needs ?? []) visit(need);
  };
  for (const id of ids) visit(id);
  return found;
}

/** The given layers and everything that needs them, directly or not. */
export function withDependents(
  ids: readonly LayerId[],
  layers: readonly Dependent[],
): Set<LayerId> {
  const found = new Set<LayerId>();
  const visit = (id: LayerId): void => {
    if (found.has(id)) return;
    found.add(id);
    for (const { id: dependent, needs } of layers) if (needs.includes(id)) visit(dependent);
  };
  for (const id of ids) visit(id);
  return found;
}
