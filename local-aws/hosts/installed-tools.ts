import { argoCd } from './argocd.ts';
import { grafana } from './grafana.ts';
import { jaeger } from './jaeger.ts';
import { kibana } from './kibana.ts';
import { keepsLogs } from './measurements.ts';
import { prometheus } from './prometheus.ts';
import type { Tool } from './tool.ts';

export type Installation = 'monitoring' | 'kubernetes';

/**
 * What a host is made into by the metadata that its `cfn-init` reads, told by the settings that only the
 * scripts of the one or the other ask for.
 */
export function installationOf(metadata: string): Installation | undefined {
  if (metadata.includes('GRAFANA_SECRET_ARN=')) return 'monitoring';
  return metadata.includes('ARGOCD_SECRET_ARN=') ? 'kubernetes' : undefined;
}

/** The tools that answer beyond their host; Elasticsearch, cAdvisor and others are published to the host only. */
export function toolsOf(installation: Installation, instanceType: string): readonly Tool[] {
  if (installation === 'kubernetes') return [argoCd];
  const always = [prometheus, grafana, jaeger];
  return keepsLogs({ instanceType }) ? [...always, kibana] : always;
}
