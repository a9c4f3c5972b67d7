'use client';

import SplitPanel from '@cloudscape-design/components/split-panel';
import type { ComponentProps } from 'react';
import { useEnvironment } from '#lib/queries/environments.ts';
import { ResourcePanel } from './resource-panel.tsx';

type ResourceSplitPanelProps = Omit<ComponentProps<typeof ResourcePanel>, 'region'>;

/** The panel of the resource that is selected on a page, beside the page or below it. */
export function ResourceSplitPanel(props: ResourceSplitPanelProps) {
  const { data: environment } = useEnvironment(props.environmentName);
  return (
    <SplitPanel header={props.resource.name} closeBehavior="hide">
      <ResourcePanel {...props} region={environment?.region} />
    </SplitPanel>
  );
}
