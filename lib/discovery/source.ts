import type { Aws } from '#lib/aws/clients.ts';
import type { LiveResource } from '#lib/resources/live-resource.ts';
import type { Wanted } from './wanted.ts';

/** One question, or a few that belong together, to one service about what belongs to an environment. */
export interface Source {
  /** Its name in the graph, as `rds:instances`. */
  readonly source: string;
  /** Types that it describes. */
  readonly types: readonly string[];
  /** Types that CloudFormation has and the service describes as parts of these. */
  readonly partTypes?: readonly string[];
  /** It is asked where something of these types belongs to the environment; if absent, of its own types. */
  readonly askedFor?: readonly string[];
  read(aws: Aws, wanted: Wanted): Promise<LiveResource[]>;
}

/** Whether anything belongs to the environment that the source could tell of. */
export function isAsked({ types, partTypes = [], askedFor }: Source, wanted: Wanted): boolean {
  const asking = askedFor ?? [...types, ...partTypes];
  return asking.some((type) => wanted.ids(type).length > 0);
}
