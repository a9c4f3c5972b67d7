import { serveSignIn } from '#lib/http/serve-sign-in.ts';

export const dynamic = 'force-dynamic';

export const GET = serveSignIn;
export const POST = serveSignIn;
