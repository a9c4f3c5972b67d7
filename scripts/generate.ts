import { spawnSync } from 'node:child_process';

/** Everything that is generated and checked in, in the order in which one builds on another. */
const generators = [
  'generate-database-client',
  'generate-resource-types',
  'generate-assets',
  'generate-registry',
  'generate-parameter-feeds',
  'render-templates',
  'render-openapi',
  'build-icons',
];

for (const name of generators) {
  const { status } = spawnSync(process.execPath, [`scripts/${name}.ts`], { stdio: 'inherit' });
  if (status !== 0) process.exit(1);
}
