import { serveMetrics } from '#lib/http/serve-metrics.ts';

export const GET = serveMetrics;
