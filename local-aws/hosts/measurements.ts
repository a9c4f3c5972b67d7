import { createHash } from 'node:crypto';
import type { MeasuredHost } from './tool.ts';

/** Services of the monitoring host's Compose file; those of the profile `logs` are not on the smallest hosts. */
const monitoringServices = [
  'cadvisor',
  'grafana',
  'jaeger',
  'node-exporter',
  'prometheus',
  'pushgateway',
] as const;
const logServices = ['elasticsearch', 'kibana', 'logstash'] as const;

export function keepsLogs({ instanceType }: Pick<MeasuredHost, 'instanceType'>): boolean {
  return instanceType !== 't3.small';
}

/** Names of the containers that cAdvisor sees, which runs on the monitoring host only. */
export function containersOf(host: MeasuredHost): string[] {
  if (!host.isMonitoring) return [];
  const services = keepsLogs(host) ? [...monitoringServices, ...logServices] : monitoringServices;
  return services.map((service) => `strata-monitoring-${service}-1`).sort();
}

/** Shares of a host that are in use at a time, 0 to 1; made up, and the same whenever asked. */
export function hostShare(
  host: MeasuredHost,
  what: 'cpu' | 'memory' | 'disk',
  atSeconds: number,
): number {
  const { instanceId, instanceType } = host;
  const seed = seedOf(`${instanceId} ${what}`);
  const wave = waveAt(seed, atSeconds);
  switch (what) {
    case 'cpu':
      return 0.12 + 0.2 * seed + 0.06 * wave;
    case 'memory':
      return instanceType === 't3.small' ? 0.945 + 0.008 * wave : 0.45 + 0.25 * seed + 0.02 * wave;
    case 'disk':
      return 0.25 + 0.2 * seed + 0.03 * ((atSeconds % 86_400) / 86_400);
  }
}

/** CPUs in use by a container, and bytes of memory. */
export function containerUse(
  host: MeasuredHost,
  container: string,
  atSeconds: number,
): { readonly cpus: number; readonly bytes: number } {
  const seed = seedOf(`${host.instanceId} ${container}`);
  const wave = waveAt(seed, atSeconds);
  const mebibyte = 1_048_576;
  return {
    cpus: 0.01 + 0.05 * seed * (1 + 0.3 * wave),
    bytes: Math.round((40 + 400 * seed + 10 * wave) * mebibyte),
  };
}

/** From -1 to 1, over minutes. */
function waveAt(seed: number, atSeconds: number): number {
  const slow = Math.sin(atSeconds / 420 + 6.3 * seed);
  const quick = Math.sin(atSeconds / 67 + 11 * seed);
  return 0.7 * slow + 0.3 * quick;
}

/** From 0 to 1. */
function seedOf(name: string): number {
  return createHash('sha256').update(name).digest().readUInt32BE() / 0xffffffff;
}
