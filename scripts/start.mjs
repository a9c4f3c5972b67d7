// Runs on whatever Node the machine has, before anything is installed: Node's own modules only.
import { ensureInstalled, pinnedNode } from './bootstrap.mjs';
import { runForeground } from './run-foreground.mjs';

if (ensureInstalled()) {
  const code = await runForeground(pinnedNode(), ['scripts/serve.ts', ...process.argv.slice(2)]);
  process.exit(code);
}
process.exit(1);
