/** Length of every generated password (reference architecture, "Secrets and access"). */
export const passwordLength = 16;

const punctuation = '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~';

/**
 * Punctuation that needs no quoting in a shell, in JSON or in a URL, and that RDS takes: it refuses
 * `/`, `"`, `@` and spaces (RDS API, CreateDBInstance, `MasterUserPassword`).
 */
const plainPunctuation = '+,-.=^_';

/** Of these, Redis takes (ElastiCache API, CreateReplicationGroup, `AuthToken`: `!&#$^<>-`). */
const redisPunctuation = '^-';

export const excludedCharacters = excluded(plainPunctuation);
export const excludedForRedis = excluded(redisPunctuation);

function excluded(allowed: string): string {
  return [...punctuation].filter((character) => !allowed.includes(character)).join('');
}
