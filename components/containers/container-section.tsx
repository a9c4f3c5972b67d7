'use client';

import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ResourceNode } from '#lib/resources/graph.ts';
import { ContainerLink } from './container-link.tsx';
import { ServiceDeployments } from './service-deployments.tsx';
import { ServiceEvents } from './service-events.tsx';
import { ServiceScaling } from './service-scaling.tsx';

interface ContainerSectionProps {
  readonly environmentName: string;
  readonly resource: ResourceNode;
}

/** What a service deploys and says, and the way to tasks and images; nothing for what has no containers. */
export function ContainerSection({ environmentName, resource }: ContainerSectionProps) {
  const { type, properties } = resource;
  const link = <ContainerLink environmentName={environmentName} resource={resource} />;
  if (type !== 'AWS::ECS::Service') return link;
  return (
    <SpaceBetween size="l">
      {link}
      <ServiceScaling environmentName={environmentName} service={resource} />
      <ServiceDeployments service={properties} />
      <ServiceEvents service={properties} />
    </SpaceBetween>
  );
}
