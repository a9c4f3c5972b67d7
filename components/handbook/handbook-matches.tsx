'use client';

import Table from '@cloudscape-design/components/table';
import { NoRows } from '#components/ui/no-rows.tsx';
import { PageLink } from '#components/ui/page-link.tsx';
import type { HandbookPage } from '#lib/api/handbook.ts';
import { findInHandbook } from './find-in-handbook.ts';
import { type HandbookAddress, handbookHref } from './handbook-address.ts';

interface HandbookMatchesProps {
  readonly pages: readonly HandbookPage[];
  readonly address: HandbookAddress;
}

/** Where in the handbook the text is that somebody looks for. */
export function HandbookMatches({ pages, address }: HandbookMatchesProps) {
  return (
    <Table
      contentDensity="compact"
      wrapLines
      items={findInHandbook(pages, address.text)}
      ariaLabels={{ tableLabel: 'Found in the handbook' }}
      empty={<NoRows>No section has this text.</NoRows>}
      columnDefinitions={[
        {
          id: 'section',
          header: 'Section',
          isRowHeader: true,
          cell: ({ page, section, sectionTitle }) => (
            <PageLink href={handbookHref({ ...address, page, text: '' }, section)}>
              {sectionTitle}
            </PageLink>
          ),
        },
        { id: 'page', header: 'Page', cell: ({ pageTitle }) => pageTitle },
        { id: 'excerpt', header: 'Text', cell: ({ excerpt }) => excerpt },
        { id: 'count', header: 'Places', cell: ({ count }) => count },
      ]}
    />
  );
}
