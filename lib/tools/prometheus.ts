import { z } from 'zod';
import type { Alert, Series } from '#lib/api/tool-documents.ts';
import { readJson } from '#lib/services/read-json.ts';
import { askHost, type HostPort, HostSilence } from './ask-host.ts';

const rangeSeconds = 3_600;
const stepSeconds = 60;

/** The values of every series of an expression over the last hour, or none where Prometheus does not tell. */
export async function queryLastHour(
  target: HostPort,
  expression: string,
  now: Date,
): Promise<{ labels: Readonly<Record<string, string>>; points: Series['points'] }[]> {
  const end = Math.floor(now.getTime() / 1_000 / stepSeconds) * stepSeconds;
  const parameters = new URLSearchParams({
    query: expression,
    start: String(end - rangeSeconds),
    end: String(end),
    step: String(stepSeconds),
  });
  const answer = await ask(target, `/api/v1/query_range?${parameters}`, matrix);
  return (answer?.data.result ?? []).map(({ metric, values }) => ({
    labels: metric,
    points: values
      .map(([at, value]): [number, number] => [at, Number(value)])
      .filter(([, value]) => Number.isFinite(value)),
  }));
}

/** Pending and firing alerts, or undefined where Prometheus does not tell. */
export async function readAlerts(target: HostPort): Promise<Alert[] | undefined> {
  const answer = await ask(target, '/api/v1/alerts', alertList);
  return answer?.data.alerts.map(({ labels, annotations, state, activeAt }) => ({
    name: labels.alertname ?? 'Alert',
    state,
    severity: labels.severity ?? null,
    summary: annotations.summary ?? null,
    instance: labels.instance ?? null,
    since: activeAt ?? null,
  }));
}

/** Source of the forms: "HTTP API", Prometheus documentation. */
const labels = z.record(z.string(), z.string());
const matrix = z.object({
  data: z.object({
    result: z
      .array(z.object({ metric: labels, values: z.array(z.tuple([z.number(), z.string()])) }))
      .max(200),
  }),
});
const alertList = z.object({
  data: z.object({
    alerts: z
      .array(
        z.object({
          labels,
          annotations: labels.default({}),
          state: z.enum(['pending', 'firing']),
          activeAt: z.string().optional(),
        }),
      )
      .max(1_000),
  }),
});

async function ask<Schema extends z.ZodType>(
  target: HostPort,
  path: string,
  schema: Schema,
): Promise<z.output<Schema> | undefined> {
  try {
    const { status, body } = await askHost(target, { path });
    return status === 200 ? readJson(schema, body) : undefined;
  } catch (error) {
    if (error instanceof HostSilence) return undefined;
    throw error;
  }
}
