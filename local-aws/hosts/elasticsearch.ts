/**
 * What `GET /_cluster/health` answers on a single node whose indices ask for no copies. Source: "Cluster
 * health", Elasticsearch API reference.
 */
export const clusterHealth = {
  cluster_name: 'strata',
  status: 'green',
  timed_out: false,
  number_of_nodes: 1,
  number_of_data_nodes: 1,
  active_primary_shards: 34,
  active_shards: 34,
  relocating_shards: 0,
  initializing_shards: 0,
  unassigned_shards: 0,
  unassigned_primary_shards: 0,
  delayed_unassigned_shards: 0,
  number_of_pending_tasks: 0,
  number_of_in_flight_fetch: 0,
  task_max_waiting_in_queue_millis: 0,
  active_shards_percent_as_number: 100,
} as const;

export const elasticsearchRoot = {
  name: 'elasticsearch',
  cluster_name: 'strata',
  version: { number: '9.5.2', build_flavor: 'default', build_type: 'docker' },
  tagline: 'You Know, for Search',
} as const;
