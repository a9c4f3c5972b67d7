'use client';

import Alert from '@cloudscape-design/components/alert';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { QueryState } from '#components/ui/query-state.tsx';
import type { ChangedLine } from '#lib/api/handbook.ts';
import { useHandbookDifference } from '#lib/queries/handbook.ts';
import styles from './handbook.module.css';

interface HandbookChangesProps {
  readonly environmentName: string;
  readonly edition: string;
  readonly from: string;
}

/** What an edition says otherwise than another one, page by page and line by line. */
export function HandbookChanges({ environmentName, edition, from }: HandbookChangesProps) {
  const query = useHandbookDifference(environmentName, edition, from);
  return (
    <QueryState query={query} what="difference">
      {({ pages }) => {
        const changed = pages.filter(({ added, removed }) => added + removed > 0);
        if (changed.length === 0) {
          return <Alert type="info">Both editions say the same.</Alert>;
        }
        return (
          <SpaceBetween size="m">
            {changed.map(({ id, title, added, removed, lines }) => (
              <ExpandableSection
                key={id}
                variant="container"
                defaultExpanded
                headerText={title}
                headerDescription={`${added} lines added, ${removed} removed`}
              >
                <section
                  className={styles.ascii}
                  aria-label={`Changes of ${title}`}
                  // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard
                  tabIndex={0}
                >
                  {lines.map((line, index) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: a difference never moves
                    <Line key={index} line={line} />
                  ))}
                </section>
              </ExpandableSection>
            ))}
          </SpaceBetween>
        );
      }}
    </QueryState>
  );
}

function Line({ line: { kind, text } }: { line: ChangedLine }) {
  if (kind === 'skipped') return <div>{`⋯ ${text} lines alike`}</div>;
  if (kind === 'added') return <ins className={styles.added}>{`${text}\n`}</ins>;
  if (kind === 'removed') return <del className={styles.removed}>{`${text}\n`}</del>;
  return <span className={styles.same}>{`${text}\n`}</span>;
}
