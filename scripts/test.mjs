// Runs on whatever Node the machine has, before anything is installed: Node's own modules only.
import { ensureInstalled, pinnedNode } from './bootstrap.mjs';
import { runForeground } from './run-foreground.mjs';

if (!ensureInstalled()) {
  process.stdout.write('0 passed, 1 failed\n');
  process.exit(1);
}
process.exit(await runForeground(pinnedNode(), ['scripts/run-tests.ts', ...process.argv.slice(2)]));
