import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ToolStatus } from '#lib/api/tool-documents.ts';
import * as api from '#lib/api/tools.ts';
import { placeTools } from '#lib/tools/place-tools.ts';
import type { ToolId } from '#lib/tools/tool.ts';
import { useGraph } from './architecture.ts';
import { callApi } from './call-api.ts';
import { keys } from './keys.ts';

/** As often as the server asks a tool again. */
const lookIntervalMs = 10_000;

/** Prometheus measures twice a minute. */
const measureIntervalMs = 30_000;

/** The tools of an environment, asked anew as soon as its resources have changed. */
export function useTools(name: string) {
  const { data: graph } = useGraph(name);
  return useQuery({
    queryKey: [...keys.tools(name), 'at', graph?.revision],
    queryFn: ({ signal }) => callApi(api.listTools, { params: { name }, signal }),
    enabled: graph !== undefined && placeTools(graph.nodes).length > 0,
    placeholderData: keepPreviousData,
    refetchInterval: lookIntervalMs,
    gcTime: lookIntervalMs,
  });
}

/** What a tool tells of what it looks after; asked only while it is up. */
export const useToolDetails = (name: string, { id, state }: Pick<ToolStatus, 'id' | 'state'>) =>
  useQuery({
    queryKey: [...keys.tools(name), id, 'details'],
    queryFn: ({ signal }) => callApi(api.getToolDetails, { params: { name, tool: id }, signal }),
    enabled: state === 'up',
    refetchInterval: measureIntervalMs,
  });

/** What Prometheus has measured of a resource. */
export const useResourceMetrics = (name: string, resource: string, enabled: boolean) =>
  useQuery({
    queryKey: [...keys.metrics(name), resource],
    queryFn: ({ signal }) =>
      callApi(api.getResourceMetrics, { params: { name }, query: { resource }, signal }),
    enabled,
    refetchInterval: measureIntervalMs,
  });

/** Reads the user and password of a tool. Nothing keeps them but whoever asked. */
export const useRevealCredentials = (name: string) =>
  useMutation({
    mutationFn: (tool: ToolId) => callApi(api.revealCredentials, { params: { name, tool } }),
    gcTime: 0,
  });

/** Lets a CIDR block in to the port of a tool for an hour. */
export function useOpenTool(name: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ tool, cidr }: { readonly tool: ToolId; readonly cidr: string }) =>
      callApi(api.openTool, { params: { name, tool }, body: { cidr } }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.tools(name) }),
  });
}

/** Ends what was opened of a tool before its hour is over. */
export function useCloseTool(name: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (tool: ToolId) => callApi(api.closeTool, { params: { name, tool } }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.tools(name) }),
  });
}
