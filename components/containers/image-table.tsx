'use client';

import Box from '@cloudscape-design/components/box';
import Header from '@cloudscape-design/components/header';
import Table from '@cloudscape-design/components/table';
import { Copyable } from '#components/ui/copyable.tsx';
import { NoRows } from '#components/ui/no-rows.tsx';
import { PageLink } from '#components/ui/page-link.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { ShowEarlier } from '#components/ui/show-earlier.tsx';
import { useNarrow } from '#components/ui/use-narrow.ts';
import type { Image } from '#lib/api/images.ts';
import { ImageFindings } from './image-findings.tsx';
import { sizeText } from './image-text.ts';

interface ImageTableProps {
  readonly environmentName: string;
  readonly images: readonly Image[];
  readonly total: number;
  readonly hasMore: boolean;
  readonly isReadingOn: boolean;
  onMore(): void;
}

/** Images of a repository, newest first, with what scans found in them and what uses them. */
export function ImageTable(props: ImageTableProps) {
  const { environmentName, images, total, hasMore, isReadingOn, onMore } = props;
  const narrow = useNarrow();
  return (
    <Table
      variant="container"
      contentDensity="compact"
      wrapLines
      trackBy="digest"
      items={images}
      visibleColumns={narrow ? ['tags', 'findings', 'users'] : undefined}
      ariaLabels={{ tableLabel: 'Images' }}
      header={
        <Header variant="h2" counter={`(${total})`}>
          Images
        </Header>
      }
      empty={<NoRows>No image has been pushed yet.</NoRows>}
      footer={hasMore && <ShowEarlier isLoading={isReadingOn} onMore={onMore} />}
      columnDefinitions={[
        {
          id: 'tags',
          header: 'Tags',
          isRowHeader: true,
          minWidth: narrow ? 85 : 100,
          cell: ({ tags, digest }) => (
            <>
              {tags.length > 0 ? tags.join(', ') : <Box color="text-body-secondary">Untagged</Box>}
              {narrow && <Box color="text-body-secondary">{shortDigest(digest)}</Box>}
            </>
          ),
        },
        {
          id: 'findings',
          header: 'Scan findings',
          minWidth: narrow ? 100 : 240,
          cell: ({ scan }) => <ImageFindings scan={scan} />,
        },
        {
          id: 'users',
          header: 'Used by',
          minWidth: narrow ? 90 : 180,
          cell: ({ usedBy }) => <Users environmentName={environmentName} usedBy={usedBy} />,
        },
        {
          id: 'size',
          header: 'Size',
          minWidth: 90,
          cell: ({ sizeBytes }) => sizeText(sizeBytes),
        },
        {
          id: 'pushed',
          header: 'Pushed',
          minWidth: 120,
          cell: ({ pushedAt }) => <RelativeTime at={pushedAt} />,
        },
        {
          id: 'pulled',
          header: 'Last pulled',
          minWidth: 120,
          cell: ({ lastPulledAt }) =>
            lastPulledAt === null ? '–' : <RelativeTime at={lastPulledAt} />,
        },
        {
          id: 'digest',
          header: 'Digest',
          minWidth: 190,
          cell: ({ digest }) => (
            <Copyable text={digest} what="digest" shown={shortDigest(digest)} />
          ),
        },
      ]}
    />
  );
}

interface UsersProps {
  readonly environmentName: string;
  readonly usedBy: Image['usedBy'];
}

function Users({ environmentName, usedBy }: UsersProps) {
  if (usedBy.length === 0) return '–';
  return usedBy.map(({ id, type, name }) => (
    <div key={id}>
      <PageLink
        href={`/environments/${environmentName}/tasks?${new URLSearchParams({ resource: id })}`}
      >
        {type === 'AWS::ECS::Task' ? `Task ${name}` : name}
      </PageLink>
    </div>
  ));
}

function shortDigest(digest: string): string {
  return digest.replace('sha256:', '').slice(0, 12);
}
