'use client';

import { PageLink } from '#components/ui/page-link.tsx';
import type { ResourceNode } from '#lib/resources/graph.ts';

interface ContainerLinkProps {
  readonly environmentName: string;
  readonly resource: Pick<ResourceNode, 'id' | 'type'>;
}

const pages: Readonly<Record<string, { readonly path: string; readonly text: string }>> = {
  'AWS::ECR::Repository': { path: 'images', text: 'Images' },
  'AWS::ECS::Cluster': { path: 'tasks', text: 'Tasks and logs' },
  'AWS::ECS::Service': { path: 'tasks', text: 'Tasks and logs' },
  'AWS::ECS::TaskDefinition': { path: 'tasks', text: 'Tasks and logs' },
  'AWS::ECS::Task': { path: 'tasks', text: 'Log' },
};

/** The way to the tasks of a resource of ECS, or the images of a repository; nothing for any other. */
export function ContainerLink({ environmentName, resource }: ContainerLinkProps) {
  const page = pages[resource.type];
  if (!page) return null;
  const query = new URLSearchParams({ resource: resource.id });
  return (
    <PageLink href={`/environments/${environmentName}/${page.path}?${query}`}>{page.text}</PageLink>
  );
}
