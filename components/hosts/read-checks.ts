import type { ResourceNode } from '#lib/resources/graph.ts';
import { valuesAt } from '#lib/resources/property-path.ts';

export interface StatusCheck {
  readonly title: string;
  /** In AWS's own words, such as `ok` or `impaired`. */
  readonly state: string;
  /** ISO 8601, of one that fails. */
  readonly impairedSince: string | undefined;
}

const titles: Readonly<Record<string, string>> = {
  system: 'System: the machine and network of AWS',
  instance: 'Instance: its operating system answers',
  volumes: 'Volumes: its EBS volumes answer',
};

/** The status checks of a host, as discovery writes them; none of one that does not run. */
export function readChecks({ properties }: Pick<ResourceNode, 'properties'>): StatusCheck[] {
  const since = new Map(pairsAt(properties, 'ImpairedSince[]'));
  return pairsAt(properties, 'StatusChecks[]').map(([check, state]) => ({
    title: titles[check] ?? check,
    state,
    impairedSince: since.get(check),
  }));
}

function pairsAt(properties: ResourceNode['properties'], path: string): [string, string][] {
  return valuesAt(properties, path).map((value) => {
    const [check = '', ...rest] = String(value).split(' ');
    return [check, rest.join(' ')];
  });
}
