import { z } from 'zod';
import type { ToolDetails } from '#lib/api/tool-documents.ts';
import { readJson } from '#lib/services/read-json.ts';
import { askHost, type HostPort, HostSilence } from './ask-host.ts';

const health = z.object({
  status: z.string(),
  number_of_nodes: z.number(),
  active_shards: z.number(),
  unassigned_shards: z.number(),
});

/**
 * How Kibana's Elasticsearch is, which itself answers on its host only; undefined where nobody tells.
 * Kibana's console passes a request on (elastic/kibana, `src/platform/plugins/shared/console`).
 */
export async function readClusterHealth(
  target: HostPort,
): Promise<NonNullable<ToolDetails['cluster']> | undefined> {
  try {
    const { status, body } = await askHost(target, {
      method: 'POST',
      path: '/api/console/proxy?path=_cluster%2Fhealth&method=GET',
      headers: { 'kbn-xsrf': 'strata' },
    });
    const known = status === 200 ? readJson(health, body) : undefined;
    return (
      known && {
        status: known.status,
        nodes: known.number_of_nodes,
        activeShards: known.active_shards,
        unassignedShards: known.unassigned_shards,
      }
    );
  } catch (error) {
    if (error instanceof HostSilence) return undefined;
    throw error;
  }
}
