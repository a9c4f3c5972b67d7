'use client';

import Badge from '@cloudscape-design/components/badge';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ToolStatus } from '#lib/api/tool-documents.ts';
import { tools } from '#lib/tools/tool.ts';
import { ToolCredentials } from './tool-credentials.tsx';
import { ToolDetailList } from './tool-detail-list.tsx';
import { ToolOpenings } from './tool-openings.tsx';
import { ToolRemedies } from './tool-remedies.tsx';
import { ToolStateIndicator } from './tool-state.tsx';

interface ToolBodyProps {
  readonly environmentName: string;
  readonly tool: ToolStatus;
  readonly callerCidr: string | null;
}

/** How a tool is, ways to it where there are any, and ways to get there where not. */
export function ToolBody({ environmentName, tool, callerCidr }: ToolBodyProps) {
  const facts = factsOf(tool);
  return (
    <SpaceBetween size="xs">
      <SpaceBetween size="xs" direction="horizontal" alignItems="center">
        <ToolStateIndicator state={tool.state} />
        {facts && <Box color="text-body-secondary">{facts}</Box>}
        {tool.simulated && <Badge>Simulated</Badge>}
      </SpaceBetween>
      {tool.reason && <Box>{tool.reason}</Box>}
      <ToolDetailList environmentName={environmentName} tool={tool} />
      {tool.state === 'up' && tool.url && (
        <div>
          <Button
            href={tool.url}
            target="_blank"
            iconName="external"
            iconAlign="right"
            ariaLabel={`Open ${tool.title} (opens in a new tab)`}
          >
            Open {tool.title}
          </Button>
          {tools[tool.id].scheme === 'https' && (
            <Box variant="small" color="text-body-secondary" display="block">
              Its certificate is its own: the browser warns of it.
            </Box>
          )}
        </div>
      )}
      <ToolRemedies environmentName={environmentName} tool={tool} callerCidr={callerCidr} />
      <ToolOpenings environmentName={environmentName} tool={tool} />
      {tool.hasCredentials && <ToolCredentials environmentName={environmentName} tool={tool} />}
    </SpaceBetween>
  );
}

function factsOf({ version, latencyMs }: ToolStatus): string {
  return [
    ...(version === null ? [] : [version]),
    ...(latencyMs === null ? [] : [`${latencyMs} ms`]),
  ].join(' · ');
}
