#!/usr/bin/env node
// Runs on whatever Node the machine has, before anything is installed: Node's own modules only.
import { ensureInstalled, pinnedNode, root } from './bootstrap.mjs';
import { runForeground } from './run-foreground.mjs';

if (ensureInstalled()) {
  process.exit(
    await runForeground(pinnedNode(), [`${root}/cli/main.ts`, ...process.argv.slice(2)]),
  );
}
process.exit(1);
