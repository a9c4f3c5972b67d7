import { useQuery } from '@tanstack/react-query';
import * as api from '#lib/api/catalog.ts';
import { callApi } from './call-api.ts';
import { keys } from './keys.ts';

/** Crawlers and jobs change a catalog by themselves; it is shown no older than this while somebody looks. */
const lookMs = 15_000;

/** The databases of an environment's data catalog, with their tables. */
export const useCatalog = (name: string) =>
  useQuery({
    queryKey: keys.catalog(name),
    queryFn: ({ signal }) => callApi(api.getCatalog, { params: { name }, signal }),
    staleTime: 0,
    refetchInterval: lookMs,
  });

/** One table of the catalog, by `database/table`, with its versions. */
export const useCatalogTable = (name: string, table: string) =>
  useQuery({
    queryKey: keys.catalogTable(name, table),
    queryFn: ({ signal }) =>
      callApi(api.getCatalogTable, { params: { name }, query: { table }, signal }),
    staleTime: 0,
    refetchInterval: lookMs,
  });

/** The zones of an environment's data lake. */
export const useLake = (name: string) =>
  useQuery({
    queryKey: keys.lake(name),
    queryFn: ({ signal }) => callApi(api.getLake, { params: { name }, signal }),
    staleTime: 0,
    refetchInterval: lookMs,
  });
