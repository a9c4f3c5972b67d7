import type { NextConfig } from 'next';
import packageJson from './package.json' with { type: 'json' };

/** One copy of each client in the process: paginators refuse a client of another copy's class. */
const awsClients = Object.keys(packageJson.dependencies).filter((name) =>
  name.startsWith('@aws-sdk/client-'),
);

const config: NextConfig = {
  transpilePackages: ['@cloudscape-design/components', '@cloudscape-design/component-toolkit'],
  serverExternalPackages: [
    ...awsClients,
    '@aws/cloudformation-validate',
    '@electric-sql/pglite',
    'pg',
    'pg-boss',
    'pino',
  ],
  poweredByHeader: false,
  reactStrictMode: true,
  typescript: { ignoreBuildErrors: true },
};

export default config;
