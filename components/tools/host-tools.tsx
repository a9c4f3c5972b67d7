'use client';

import Box from '@cloudscape-design/components/box';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useTools } from '#lib/queries/tools.ts';
import type { ResourceNode } from '#lib/resources/graph.ts';
import { HostMetrics } from './host-metrics.tsx';
import { ToolBody } from './tool-body.tsx';
import { ToolTitle } from './tool-title.tsx';
import styles from './tools.module.css';

interface HostToolsProps {
  readonly environmentName: string;
  readonly resource: ResourceNode;
}

/** The tools that a host runs and what is measured of it; nothing for any other resource. */
export function HostTools({ environmentName, resource }: HostToolsProps) {
  const isHost = resource.type === 'AWS::EC2::Instance';
  return isHost ? <ToolsOfHost environmentName={environmentName} resource={resource} /> : null;
}

function ToolsOfHost({ environmentName, resource }: HostToolsProps) {
  const { data } = useTools(environmentName);
  if (!data) return null;
  const own = data.tools.filter(({ host }) => host.id === resource.id);
  const isMeasured = data.tools.some(({ id, state }) => id === 'prometheus' && state === 'up');
  return (
    <SpaceBetween size="l">
      {own.length > 0 && (
        <div>
          <Box variant="h3" padding={{ bottom: 'xs' }}>
            Tools
          </Box>
          <ul className={styles.list} aria-label="Tools">
            {own.map((tool) => (
              <li key={tool.id}>
                <SpaceBetween size="xs">
                  <strong>
                    <ToolTitle tool={tool} />
                  </strong>
                  <ToolBody
                    environmentName={environmentName}
                    tool={tool}
                    callerCidr={data.callerCidr}
                  />
                </SpaceBetween>
              </li>
            ))}
          </ul>
        </div>
      )}
      {isMeasured && <HostMetrics environmentName={environmentName} resourceId={resource.id} />}
    </SpaceBetween>
  );
}
