import { queryOptions, useQuery } from '@tanstack/react-query';
import * as layersApi from '#lib/api/layers.ts';
import * as api from '#lib/api/system.ts';
import { callApi } from './call-api.ts';
import { keys } from './keys.ts';

const seldomMs = 5 * 60_000;

export const systemQuery = queryOptions({
  queryKey: keys.system,
  queryFn: ({ signal }) => callApi(api.getSystem, { signal }),
  staleTime: seldomMs,
});

export const layersQuery = queryOptions({
  queryKey: keys.layers,
  queryFn: ({ signal }) => callApi(layersApi.listLayers, { signal }),
  staleTime: Number.POSITIVE_INFINITY,
});

export const zonesQuery = (region: string, awsAccountId: string | null) =>
  queryOptions({
    queryKey: keys.zones(region, awsAccountId),
    queryFn: ({ signal }) =>
      callApi(api.listZones, {
        params: { region },
        query: { awsAccountId: awsAccountId ?? undefined },
        signal,
      }),
    staleTime: seldomMs,
  });

export const templateQuery = (name: string, layer: string) =>
  queryOptions({
    queryKey: keys.template(name, layer),
    queryFn: ({ signal }) =>
      callApi(layersApi.getLayerTemplate, { params: { name, layer }, signal }),
  });

export const useSystem = () => useQuery(systemQuery);
export const useLayers = () => useQuery(layersQuery);
export const useZones = (region: string, awsAccountId: string | null) =>
  useQuery(zonesQuery(region, awsAccountId));
export const useTemplate = (name: string, layer: string) => useQuery(templateQuery(name, layer));
