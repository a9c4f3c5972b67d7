'use client';

import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import { useActions } from '#components/operations/actions-provider.tsx';
import { useGraph } from '#lib/queries/architecture.ts';
import type { LookUp } from '#lib/resources/action.ts';
import { limitScaling } from '#lib/resources/application-auto-scaling/scalable-target-actions.ts';
import { mixOf, mixText } from '#lib/resources/ecs/capacity-mix.ts';
import {
  costOfService,
  scalableTargetId,
  scalingText,
} from '#lib/resources/ecs/service-forecast.ts';
import type { ResourceNode } from '#lib/resources/graph.ts';

interface ServiceScalingProps {
  readonly environmentName: string;
  readonly service: ResourceNode;
}

/** On what a service's tasks run, what they cost, and between which numbers automatic scaling keeps them. */
export function ServiceScaling({ environmentName, service }: ServiceScalingProps) {
  const { data: graph } = useGraph(environmentName);
  const { request, whyNot } = useActions();
  const { properties } = service;
  const find = (id: string) => graph?.nodes.find((node) => node.id === id);
  const lookUp: LookUp = (id) => find(id)?.properties;
  const target = find(scalableTargetId(properties));
  const mix = mixOf(properties);
  const refusal = target && whyNot({ action: limitScaling, node: target });
  return (
    <div>
      <Box variant="h3" padding={{ bottom: 'xs' }}>
        Capacity and cost
      </Box>
      {mix && <div>{mixText(mix)}</div>}
      <div>{costOfService(properties, properties.desiredCount, lookUp)}</div>
      {target && (
        <div>
          {scalingText(properties, lookUp)}{' '}
          <Button
            variant="inline-link"
            ariaLabel="Set limits of automatic scaling"
            {...(refusal !== undefined && { disabled: true, disabledReason: refusal })}
            onClick={() => request({ action: limitScaling, node: target })}
          >
            Set limits
          </Button>
        </div>
      )}
    </div>
  );
}
