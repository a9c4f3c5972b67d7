import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import type { SecretKey } from '#lib/config/identity-config.ts';

/** Keeps secrets in the database so that its reader does not have them. */
export interface Sealing {
  /** The text, encrypted. It opens for the same purpose only, such as `terraform-token <id>`. */
  seal(text: string, purpose: string): string;
  /** The text that was sealed; undefined where its key is gone, or it was sealed for something else. */
  open(sealed: string, purpose: string): string | undefined;
}

const cipher = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;

/** By AES-256-GCM under the newest key; older ones still open what they have sealed. */
export function sealing(keys: readonly SecretKey[]): Sealing {
  const [newest] = keys;
  if (!newest) throw new Error('Sealing needs a key');
  const own = sealingKey(newest);
  const derived = new Map(keys.map((key) => [key.version, sealingKey(key)]));
  return {
    seal(text, purpose) {
      const nonce = randomBytes(nonceBytes);
      const encrypting = createCipheriv(cipher, own, nonce).setAAD(Buffer.from(purpose));
      const content = Buffer.concat([encrypting.update(text, 'utf8'), encrypting.final()]);
      const sealed = Buffer.concat([nonce, encrypting.getAuthTag(), content]);
      return `${newest.version}.${sealed.toString('base64url')}`;
    },
    open(sealed, purpose) {
      const [version = '', encoded = ''] = sealed.split('.');
      const key = derived.get(Number(version));
      return key && decrypted(Buffer.from(encoded, 'base64url'), key, purpose);
    },
  };
}

function decrypted(bytes: Buffer, key: Buffer, purpose: string): string | undefined {
  const content = bytes.subarray(nonceBytes + tagBytes);
  try {
    const decrypting = createDecipheriv(cipher, key, bytes.subarray(0, nonceBytes), {
      authTagLength: tagBytes,
    })
      .setAAD(Buffer.from(purpose))
      .setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes));
    return Buffer.concat([decrypting.update(content), decrypting.final()]).toString('utf8');
  } catch {
    // Node tells a wrong key, purpose or content by an error alone.
    return undefined;
  }
}

/** The configured keys sign sessions as well; what is sealed has keys of its own. */
function sealingKey({ value }: SecretKey): Buffer {
  return Buffer.from(hkdfSync('sha256', value, '', 'strata sealed secrets', 32));
}
