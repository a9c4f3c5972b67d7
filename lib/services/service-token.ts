import type { Context } from '#lib/context/context.ts';
import type { AppError } from '#lib/errors/app-error.ts';

/** A token that is set with other settings: left out it stays, null forgets it. */
type GivenToken = string | null | undefined;

/** What a given token changes of a row of settings. */
export function tokenChange(
  { sealing }: Pick<Context, 'sealing'>,
  token: GivenToken,
  purpose: string,
): { readonly token?: string | null } {
  return token === undefined ? {} : { token: token && sealing.seal(token, purpose) };
}

/** What the activity tells of it, behind what was set. */
export function tokenWords(token: GivenToken): string {
  if (token === undefined) return '';
  return token === null ? ', token forgotten' : ', with a new token';
}

interface KeptToken {
  /** As it is in the database. */
  readonly sealed: string;
  readonly purpose: string;
  /** What is refused where it cannot be read any more, and why. */
  readonly refusal: (why: string) => AppError;
}

/** A token in the clear. Throws the refusal where the key that it was sealed with is gone. */
export function openToken(
  { sealing }: Pick<Context, 'sealing'>,
  { sealed, purpose, refusal }: KeptToken,
): string {
  const token = sealing.open(sealed, purpose);
  if (token !== undefined) return token;
  throw refusal('The key that its token was encrypted with is gone. Set the token again.');
}
