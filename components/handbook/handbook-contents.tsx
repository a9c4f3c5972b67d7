'use client';

import AnchorNavigation from '@cloudscape-design/components/anchor-navigation';
import Box from '@cloudscape-design/components/box';
import Grid from '@cloudscape-design/components/grid';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Tabs from '@cloudscape-design/components/tabs';
import { useEffect } from 'react';
import type { Handbook } from '#lib/api/handbook.ts';
import styles from './handbook.module.css';
import { type HandbookAddress, handbookHref } from './handbook-address.ts';
import { HandbookSection } from './handbook-section.tsx';

interface HandbookContentsProps {
  readonly handbook: Handbook;
  readonly environmentName: string;
  readonly address: HandbookAddress;
  readonly onChange: (address: HandbookAddress) => void;
}

/** The pages of an edition, one at a time, its sections beside it. */
export function HandbookContents(props: HandbookContentsProps) {
  const { handbook, environmentName, address, onChange } = props;
  const { pages, edition } = handbook;
  const page = pages.find(({ id }) => id === address.page);
  useShownFragment(`${edition.id} ${address.page}`);
  return (
    <SpaceBetween size="l">
      <div className={styles.controls}>
        <Tabs
          ariaLabel="Pages of the handbook"
          activeTabId={address.page}
          onChange={({ detail }) => {
            const next = pages.find(({ id }) => id === detail.activeTabId);
            if (next) onChange({ ...address, page: next.id });
          }}
          tabs={pages.map(({ id, title, summary }) => ({
            id,
            label: title,
            href: handbookHref({ ...address, page: id }, null),
            content: summary,
          }))}
        />
      </div>
      {page && (
        <Grid
          gridDefinition={[{ colspan: { default: 12, m: 3 } }, { colspan: { default: 12, m: 9 } }]}
        >
          <div className={styles.controls}>
            <Box variant="awsui-key-label">
              <span id="handbook-sections">Sections</span>
            </Box>
            <AnchorNavigation
              ariaLabelledby="handbook-sections"
              anchors={page.sections.map(({ id, title, level }) => ({
                text: title,
                href: `#${id}`,
                level: level - 1,
              }))}
            />
          </div>
          <SpaceBetween size="m">
            {page.sections.map((section) => (
              <HandbookSection
                key={section.id}
                section={section}
                address={address}
                environmentName={environmentName}
              />
            ))}
          </SpaceBetween>
        </Grid>
      )}
    </SpaceBetween>
  );
}

/** Brings the section that the address names into sight once it is there. */
function useShownFragment(shown: string): void {
  useEffect(() => {
    const id = shown === '' ? '' : decodeURIComponent(window.location.hash.slice(1));
    if (id !== '') document.getElementById(id)?.scrollIntoView();
  }, [shown]);
}
