import { serveSession } from '#lib/http/serve-session.ts';

export const dynamic = 'force-dynamic';

export const GET = serveSession;
