import { runChecks } from './checks.ts';
import { generateDatabaseClient } from './generate-database-client.ts';
import { runUnitTests } from './unit-tests.ts';

/** `npm run verify`: format, lint, types, unused code, generated files, unit tests. */
if (!generateDatabaseClient()) process.exit(1);
const checks = runChecks();
const unit = runUnitTests();
process.exit(checks.failed + unit.failed === 0 ? 0 : 1);
