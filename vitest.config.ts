import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{app,cli,cloudformation,components,lib,local-aws,scripts}/**/*.test.{ts,tsx,mjs}'],
    globalSetup: 'lib/runtime/prepare-for-tests.ts',
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
