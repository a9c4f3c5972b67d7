'use client';

import Box from '@cloudscape-design/components/box';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useResourceMetrics } from '#lib/queries/tools.ts';
import { AlertList } from './alert-list.tsx';
import { MetricChart } from './metric-chart.tsx';
import { busiest } from './series-points.ts';

interface HostMetricsProps {
  readonly environmentName: string;
  readonly resourceId: string;
}

const mebibyte = 1_048_576;

/** The last hour of a host and its containers, and alerts about it, by Prometheus. */
export function HostMetrics({ environmentName, resourceId }: HostMetricsProps) {
  const { data } = useResourceMetrics(environmentName, resourceId, true);
  if (!data || data.host.length === 0) return null;
  const { host, containerCpu, containerMemory, alerts } = data;
  return (
    <SpaceBetween size="m">
      <Box variant="h3">Measured in the last hour</Box>
      {alerts.length > 0 && <AlertList alerts={alerts} />}
      <MetricChart title="Host, in use" series={host} unit="%" highest={100} />
      {containerCpu.length > 0 && (
        <MetricChart
          title="CPU of the busiest containers"
          series={busiest(containerCpu)}
          unit="%"
        />
      )}
      {containerMemory.length > 0 && (
        <MetricChart
          title="Memory of the largest containers"
          series={busiest(containerMemory)}
          unit="MiB"
          divisor={mebibyte}
        />
      )}
    </SpaceBetween>
  );
}
