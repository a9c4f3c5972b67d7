'use client';

import Box from '@cloudscape-design/components/box';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { ShellPage } from '#components/shell/shell-page.tsx';
import { QueryState } from '#components/ui/query-state.tsx';
import { useQueryAddress } from '#components/ui/use-query-address.ts';
import { useCatalog, useLake } from '#lib/queries/catalog.ts';
import { type CatalogAddress, readCatalogAddress, writeCatalogAddress } from './catalog-address.ts';
import { LakeZones } from './lake-zones.tsx';
import { TableList } from './table-list.tsx';
import { TablePanel } from './table-panel.tsx';

const form = { read: readCatalogAddress, write: writeCatalogAddress };

/** What the data lake holds: the tables of its catalog, and the zones of its buckets. */
export function CatalogPage({ environmentName }: { environmentName: string }) {
  const catalog = useCatalog(environmentName);
  const lake = useLake(environmentName);
  const { address, change, replace } = useQueryAddress<CatalogAddress>(form);
  const { tableId } = address;
  const base = `/environments/${environmentName}`;
  return (
    <ShellPage
      environmentName={environmentName}
      breadcrumbs={[{ text: 'Catalog', href: `${base}/catalog` }]}
      splitPanelOpen={tableId !== undefined}
      onSplitPanelToggle={(isOpen) => {
        if (!isOpen) change({ ...address, tableId: undefined });
      }}
      splitPanel={
        tableId !== undefined && (
          <TablePanel key={tableId} environmentName={environmentName} tableId={tableId} />
        )
      }
    >
      <SpaceBetween size="l">
        <Header
          variant="h1"
          description="Databases, tables and the zones of the data lake, as AWS has them now."
        >
          Catalog
        </Header>
        <QueryState query={catalog} what="catalog">
          {({ databases }) =>
            databases.length === 0 ? (
              <Box color="text-body-secondary" padding="m" textAlign="center">
                There is no catalog database yet. Deploy the layer Data lake.
              </Box>
            ) : (
              <SpaceBetween size="l">
                {databases.map((database) => (
                  <TableList
                    key={database.name}
                    database={database}
                    address={address}
                    onChange={change}
                    onReplace={replace}
                  />
                ))}
              </SpaceBetween>
            )
          }
        </QueryState>
        <QueryState query={lake} what="data lake">
          {({ buckets }) => (
            <SpaceBetween size="l">
              {buckets.map((bucket) => (
                <LakeZones key={bucket.name} bucket={bucket} />
              ))}
            </SpaceBetween>
          )}
        </QueryState>
      </SpaceBetween>
    </ShellPage>
  );
}
