'use client';

import Alert from '@cloudscape-design/components/alert';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useSearchParams } from 'next/navigation';
import { ShellPage } from '#components/shell/shell-page.tsx';
import { Copyable } from '#components/ui/copyable.tsx';
import { QueryState } from '#components/ui/query-state.tsx';
import { useGraph } from '#lib/queries/architecture.ts';
import { useImages } from '#lib/queries/images.ts';
import type { ResourceNode } from '#lib/resources/graph.ts';
import { textAt } from '#lib/resources/property-path.ts';
import { ImageTable } from './image-table.tsx';

/** The images of a repository: how old and large they are, what is wrong with them, and what runs them. */
export function ImagesPage({ environmentName }: { environmentName: string }) {
  const query = useGraph(environmentName);
  const resourceId = useSearchParams().get('resource') ?? undefined;
  const base = `/environments/${environmentName}`;
  const node = query.data?.nodes.find(({ id }) => id === resourceId);
  return (
    <ShellPage
      environmentName={environmentName}
      breadcrumbs={[
        { text: 'Operations', href: `${base}/operations` },
        { text: node?.name ?? 'Images', href: `${base}/images` },
      ]}
    >
      <QueryState query={query} what="resources">
        {() =>
          node ? (
            <ImagesOf environmentName={environmentName} repository={node} />
          ) : (
            <Alert type="info">
              {resourceId ?? 'Nothing'} is not among the resources of {environmentName}.
            </Alert>
          )
        }
      </QueryState>
    </ShellPage>
  );
}

interface ImagesOfProps {
  readonly environmentName: string;
  readonly repository: ResourceNode;
}

function ImagesOf({ environmentName, repository }: ImagesOfProps) {
  const query = useImages(environmentName, repository.id);
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  const uri = textAt(repository.properties, 'repositoryUri');
  return (
    <SpaceBetween size="l">
      <Header variant="h1" description={uri !== undefined && <Copyable text={uri} what="URI" />}>
        {repository.name}
      </Header>
      <QueryState query={query} what="images">
        {({ pages }) => (
          <ImageTable
            environmentName={environmentName}
            images={pages.flatMap(({ images }) => images)}
            total={pages[0]?.total ?? 0}
            hasMore={hasNextPage}
            isReadingOn={isFetchingNextPage}
            onMore={() => void fetchNextPage()}
          />
        )}
      </QueryState>
    </SpaceBetween>
  );
}
