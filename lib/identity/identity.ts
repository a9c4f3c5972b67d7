import type { IdentityConfig } from '#lib/config/identity-config.ts';
import type { SignIn } from './sign-in.ts';

/** What knows people: how they sign in, and where browsers reach the product. */
export interface Identity {
  readonly signIn: SignIn;
  readonly config: IdentityConfig;
}
