import { isPrepared } from '#lib/db/prepared-database-for-tests.ts';

/** Makes the database that tests copy before any of them waits for it: on a cold machine it takes a minute. */
export default async function prepareForTests(): Promise<void> {
  if (await isPrepared('migrated')) return;
  const { startTestRuntime } = await import('./runtime-for-tests.ts');
  const test = await startTestRuntime();
  await test.close();
}
