/** Next calls this once when a server starts, and not while building. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { startServer } = await import('#lib/runtime/start-server.ts');
  await startServer();
}
