import { runBrowserTests } from './browser-tests.ts';
import { runChecks } from './checks.ts';
import { ensureBuilt } from './ensure-built.ts';
import { generateDatabaseClient } from './generate-database-client.ts';
import { runUnitTests } from './unit-tests.ts';

/** `npm test`: everything, from the format to the browser. The last line counts all of it. */
const say = (text: string) => process.stdout.write(`${text}\n`);
const total = { passed: 0, failed: 0, skipped: 0 };
const add = (count: { passed: number; failed: number; skipped?: number }) => {
  total.passed += count.passed;
  total.failed += count.failed;
  total.skipped += count.skipped ?? 0;
};

if (generateDatabaseClient()) {
  add(runChecks());
  add(runUnitTests());
  add((await ensureBuilt(say)) ? runBrowserTests(say) : { passed: 0, failed: 1 });
} else {
  total.failed += 1;
}
if (total.skipped > 0)
  say(`${total.skipped} skipped for want of a tool on this machine, see above`);
say(`${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed === 0 ? 0 : 1);
