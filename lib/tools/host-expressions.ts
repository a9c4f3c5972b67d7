/** What is asked about a host, in PromQL. */
export interface HostExpressions {
  /** Percent in use. */
  readonly cpu: string;
  readonly memory: string;
  readonly disk: string;
  /** Percent of one CPU, by container. */
  readonly containerCpu: string;
  /** Bytes, by container. */
  readonly containerMemory: string;
}

/** Metrics of node exporter and cAdvisor, as the monitoring host collects them by the name of each host. */
export function hostExpressions(hostName: string): HostExpressions {
  const of = (more = '') => `{instance=${quoted(hostName)}${more}}`;
  const root = of(', mountpoint="/", fstype!~"tmpfs|overlay"');
  const container = of(', name!=""');
  return {
    cpu: `100 * (1 - avg by (instance) (rate(node_cpu_seconds_total${of(', mode="idle"')}[5m])))`,
    memory: `100 * (1 - node_memory_MemAvailable_bytes${of()} / node_memory_MemTotal_bytes${of()})`,
    disk: `100 * (1 - node_filesystem_avail_bytes${root} / node_filesystem_size_bytes${root})`,
    containerCpu: `100 * sum by (name) (rate(container_cpu_usage_seconds_total${container}[5m]))`,
    containerMemory: `sum by (name) (container_memory_working_set_bytes${container})`,
  };
}

/** A string of PromQL, whose escapes are those of Go. */
function quoted(value: string): string {
  return JSON.stringify(value);
}
