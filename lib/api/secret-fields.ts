import { z } from 'zod';

interface SecretField {
  /** What of it may be written down: nothing, or the name in `NAME=value`. */
  readonly shown: 'nothing' | 'name';
}

/** The fields of requests that may hold a secret, which is not written down. */
export const secretFields = z.registry<SecretField>();
