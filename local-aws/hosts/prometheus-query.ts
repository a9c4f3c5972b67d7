import { containersOf, containerUse, hostShare } from './measurements.ts';
import type { MeasuredHost, ToolHost } from './tool.ts';

export interface Series {
  readonly labels: Readonly<Record<string, string>>;
  valueAt(seconds: number): number;
}

/** A kind of expression that is understood, told by the metrics in it. */
interface Form {
  readonly metric: RegExp;
  series(host: MeasuredHost): Series[];
}

/**
 * The series of an expression. There is no PromQL here: a handful of expressions is told by the metrics
 * they name, their matcher of `instance` is heeded, and a factor of 100 in front; any other has none.
 */
export function seriesOf(expression: string, host: ToolHost): Series[] {
  const form = forms.find(({ metric }) => metric.test(expression));
  if (!form) return [];
  const instance = /\binstance="([^"]*)"/.exec(expression)?.[1];
  const factor = /^\s*100\s*\*/.test(expression) ? 100 : 1;
  return host
    .measuredHosts()
    .filter(({ name }) => instance === undefined || name === instance)
    .flatMap((each) => form.series(each))
    .map(({ labels, valueAt }) => ({ labels, valueAt: (seconds) => factor * valueAt(seconds) }));
}

function jobOf({ isMonitoring }: MeasuredHost): string {
  return isMonitoring ? 'node' : 'hosts';
}

function share(what: Parameters<typeof hostShare>[1]): Form['series'] {
  return (host) => [
    {
      labels: { instance: host.name, ...(what !== 'cpu' && { job: jobOf(host) }) },
      valueAt: (seconds) => hostShare(host, what, seconds),
    },
  ];
}

function containerSeries(of: 'cpus' | 'bytes'): Form['series'] {
  return (host) =>
    containersOf(host).map((name) => ({
      labels: { name, ...(of === 'bytes' && { instance: host.name, job: 'cadvisor' }) },
      valueAt: (seconds) => containerUse(host, name, seconds)[of],
    }));
}

const forms: readonly Form[] = [
  { metric: /\bnode_cpu_seconds_total\b/, series: share('cpu') },
  { metric: /\bnode_memory_MemAvailable_bytes\b/, series: share('memory') },
  { metric: /\bnode_filesystem_avail_bytes\b/, series: share('disk') },
  { metric: /\bcontainer_cpu_usage_seconds_total\b/, series: containerSeries('cpus') },
  { metric: /\bcontainer_memory_working_set_bytes\b/, series: containerSeries('bytes') },
  {
    metric: /^\s*up\b/,
    series: (host) => [
      { labels: { __name__: 'up', instance: host.name, job: jobOf(host) }, valueAt: () => 1 },
    ],
  },
];
