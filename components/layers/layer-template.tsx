'use client';

import CodeView from '@cloudscape-design/code-view/code-view';
import Button from '@cloudscape-design/components/button';
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { QueryState } from '#components/ui/query-state.tsx';
import { saveFile } from '#components/ui/save-file.ts';
import type { LayerSummary } from '#lib/api/environments.ts';
import { useTemplate } from '#lib/queries/system.ts';

interface LayerTemplateProps {
  readonly environmentName: string;
  readonly layer: LayerSummary;
}

/** The CloudFormation template that the parameters generate; it works with the AWS CLI as it is. */
export function LayerTemplate({ environmentName, layer }: LayerTemplateProps) {
  const query = useTemplate(environmentName, layer.id);
  return (
    <QueryState query={query} what="template">
      {({ yaml, stackName }) => (
        <CodeView
          ariaLabel={`Template of ${layer.title}`}
          content={yaml}
          lineNumbers
          actions={
            <SpaceBetween direction="horizontal" size="xs">
              <CopyToClipboard
                textToCopy={yaml}
                copyButtonText="Copy"
                copyButtonAriaLabel="Copy the template"
                copySuccessText="Copied"
                copyErrorText="Not copied"
              />
              <Button
                iconName="download"
                onClick={() => saveFile(`${stackName}.yaml`, 'application/yaml', yaml)}
              >
                Download
              </Button>
            </SpaceBetween>
          }
        />
      )}
    </QueryState>
  );
}
