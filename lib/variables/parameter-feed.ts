import type { LayerId } from '#cloudformation/layer.ts';

/** Which resources a variable's parameter feeds, apart from schemas and templates, for browsers. */
export interface ParameterFeed {
  readonly name: string;
  readonly layer: LayerId;
  readonly parameter: string;
  readonly title: string;
  /** Logical ids in the layer's stack, of every shape that its template takes. */
  readonly resources: readonly string[];
}
