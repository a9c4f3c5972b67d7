'use client';

import CodeView from '@cloudscape-design/code-view/code-view';
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { PageLink } from '#components/ui/page-link.tsx';
import type { HandbookBlock } from '#lib/api/handbook.ts';
import styles from './handbook.module.css';

interface HandbookDiagramProps {
  readonly block: Extract<HandbookBlock, { kind: 'diagram' }>;
  readonly environmentName: string;
}

/** A drawing in ASCII, its Mermaid text, and the way to the view as it is now. */
export function HandbookDiagram({ block, environmentName }: HandbookDiagramProps) {
  const { ascii, mermaid, title, view } = block;
  return (
    <SpaceBetween size="s">
      <section
        className={styles.ascii}
        aria-label={`${title}, drawn in ASCII`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard
        tabIndex={0}
      >
        {ascii}
      </section>
      <div className={styles.controls}>
        <SpaceBetween size="s">
          <PageLink href={`/environments/${environmentName}/architecture?view=${view}`}>
            {`${title}, live`}
          </PageLink>
          <ExpandableSection headerText="As Mermaid" headerAriaLabel={`${title} as Mermaid`}>
            <CodeView
              ariaLabel={`${title}, Mermaid`}
              content={mermaid}
              actions={
                <CopyToClipboard
                  textToCopy={mermaid}
                  copyButtonText="Copy"
                  copyButtonAriaLabel={`Copy ${title} as Mermaid`}
                  copySuccessText="Copied"
                  copyErrorText="Not copied"
                />
              }
            />
          </ExpandableSection>
        </SpaceBetween>
      </div>
    </SpaceBetween>
  );
}
