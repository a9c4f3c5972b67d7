/** A notification was not taken, for a reason that may be shown. */
export class NotTaken extends Error {}

/** Why something was not taken, in one line and without what others have written. */
export function reasonOf(error: unknown): string {
  if (error instanceof NotTaken) return error.message;
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? `It could not be sent (${code})` : 'It could not be sent';
}
