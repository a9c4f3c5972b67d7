import { serveStream } from '#lib/http/serve-stream.ts';

export const dynamic = 'force-dynamic';

export const GET = serveStream;
