import { serveReadiness } from '#lib/http/serve-readiness.ts';

export const GET = serveReadiness;
