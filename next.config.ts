import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { NextConfig } from 'next';
import { everyAnswer, inertPolicy, scriptFilePolicy } from './lib/http/security-headers.ts';
import packageJson from './package.json' with { type: 'json' };

/** One copy of each client in the process: paginators refuse a client of another copy's class. */
const awsClients = Object.keys(packageJson.dependencies).filter((name) =>
  name.startsWith('@aws-sdk/client-'),
);

/** What a drawing is made of beside its text: a browser forgets what it drew with others. */
const drawnWith = ['package-lock.json', 'public/icons', 'components/architecture/layout'];

function digestOf(paths: readonly string[]): string {
  const hash = createHash('sha256');
  const files = paths
    .filter((path) => existsSync(path))
    .flatMap((path) => (statSync(path).isDirectory() ? filesIn(path) : [path]));
  for (const file of files) hash.update(readFileSync(file));
  return hash.digest('hex');
}

function filesIn(folder: string): string[] {
  return readdirSync(folder)
    .sort()
    .map((name) => join(folder, name));
}

function headersOf(source: string, fields: Readonly<Record<string, string>>) {
  return { source, headers: Object.entries(fields).map(([key, value]) => ({ key, value })) };
}

/** Pages have their policy from `proxy.ts`, since it differs with each answer. */
const headers = [
  headersOf('/:path*', everyAnswer),
  headersOf('/api/:path*', { 'Content-Security-Policy': inertPolicy }),
  headersOf('/icons/:path*', { 'Content-Security-Policy': inertPolicy }),
  headersOf('/_next/static/:path*', { 'Content-Security-Policy': scriptFilePolicy }),
];

const config: NextConfig = {
  env: { DRAWING_RELEASE: digestOf(drawnWith) },
  transpilePackages: ['@cloudscape-design/components', '@cloudscape-design/component-toolkit'],
  serverExternalPackages: [
    ...awsClients,
    '@aws/cloudformation-validate',
    '@better-auth/passkey',
    '@electric-sql/pglite',
    'better-auth',
    'pg',
    'pg-boss',
    'pino',
    'prom-client',
  ],
  headers: async () => headers,
  // Titles come with their pages: one that is streamed after its page leaves a page without a name meanwhile.
  htmlLimitedBots: /./,
  poweredByHeader: false,
  reactStrictMode: true,
  typescript: { ignoreBuildErrors: true },
};

export default config;
