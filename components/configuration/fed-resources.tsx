'use client';

import { Breakable } from '#components/ui/breakable.tsx';
import { PageLink } from '#components/ui/page-link.tsx';
import type { ConfigurationVariable } from '#lib/api/configuration.ts';
import type { ResourceNode } from '#lib/resources/graph.ts';

interface FedResourcesProps {
  readonly environmentName: string;
  readonly variable: ConfigurationVariable;
  /** Ids of resources that exist, by {@link resourcePlace}. */
  readonly idByPlace: ReadonlyMap<string, string>;
}

/** More resources than these are counted. */
const mostNames = 3;

/** The resources that a variable feeds: a link to those that exist, the name in the template of the others. */
export function FedResources({ environmentName, variable, idByPlace }: FedResourcesProps) {
  const { layer, resources } = variable;
  const named = resources.slice(0, mostNames);
  const others = resources.length - named.length;
  return (
    <Breakable>
      {named.map((logicalId, index) => {
        const id = idByPlace.get(resourcePlace({ layer, logicalId }));
        return (
          <span key={logicalId}>
            {index > 0 && ', '}
            {id === undefined ? (
              logicalId
            ) : (
              <PageLink href={resourceHref(environmentName, id)}>{logicalId}</PageLink>
            )}
          </span>
        );
      })}
      {others > 0 && ` and ${others} more`}
    </Breakable>
  );
}

/** Where a resource stands in the templates. */
export function resourcePlace({
  layer,
  logicalId,
}: Pick<ResourceNode, 'layer' | 'logicalId'>): string {
  return `${layer}/${logicalId}`;
}

function resourceHref(environmentName: string, resource: string): string {
  const search = new URLSearchParams({ view: 'configuration', resource });
  return `/environments/${environmentName}/architecture?${search}`;
}
