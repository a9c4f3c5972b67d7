import { defineConfig } from '@playwright/test';
import { installedBrowser } from './scripts/find-browser.ts';

/** Debian's Chromium calls home at start without these, and cannot sandbox itself for root. */
const launchArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const browser = installedBrowser();

export default defineConfig({
  testDir: 'e2e',
  fullyParallel: false,
  workers: 1,
  retries: 0,
  timeout: 180_000,
  expect: { timeout: 20_000 },
  reporter: [['list'], ['json']],
  outputDir: 'test-results',
  use: {
    browserName: 'chromium',
    viewport: { width: 1440, height: 900 },
    // Pictures of every step take a third of the processor's time: a failure has its own, and the steps.
    trace: { mode: 'retain-on-failure', screenshots: false, snapshots: false },
    screenshot: 'only-on-failure',
    launchOptions: {
      args: launchArguments,
      ...(browser ? { executablePath: browser.path } : {}),
    },
  },
});
