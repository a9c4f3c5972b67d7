import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type {
  DecryptRequest,
  DecryptResponse,
  EncryptRequest,
  EncryptResponse,
  GenerateDataKeyRequest,
  GenerateDataKeyResponse,
  GenerateDataKeyWithoutPlaintextRequest,
  GenerateDataKeyWithoutPlaintextResponse,
} from '@aws-sdk/client-kms';
import { AwsError, type CallContext } from '../../service.ts';
import { existingKey, type KeyRecord, usableKey } from './key-store.ts';

type EncryptionContext = Readonly<Record<string, string>> | undefined;

const idLength = 36;
const nonceLength = 12;
const tagLength = 16;

export function encrypt(input: EncryptRequest, ctx: CallContext): EncryptResponse {
  const key = usableKey(ctx, input.KeyId);
  return {
    KeyId: key.arn,
    CiphertextBlob: seal(key, input.Plaintext ?? new Uint8Array(), input.EncryptionContext),
    EncryptionAlgorithm: 'SYMMETRIC_DEFAULT',
  };
}

/** The ciphertext names its key. @throws AwsError InvalidCiphertextException, IncorrectKeyException */
export function decrypt(input: DecryptRequest, ctx: CallContext): DecryptResponse {
  const blob = Buffer.from(input.CiphertextBlob ?? []);
  const key = usableKey(ctx, keyIdIn(blob));
  if (input.KeyId && existingKey(ctx, input.KeyId).id !== key.id) {
    throw new AwsError(
      'IncorrectKeyException',
      'The key ID in the request does not identify a CMK that can perform this operation.',
    );
  }
  return {
    KeyId: key.arn,
    Plaintext: open(key, blob, input.EncryptionContext),
    EncryptionAlgorithm: 'SYMMETRIC_DEFAULT',
  };
}

export function generateDataKey(
  input: GenerateDataKeyRequest,
  ctx: CallContext,
): GenerateDataKeyResponse {
  const { EncryptionContext, KeySpec, NumberOfBytes } = input;
  if (Boolean(KeySpec) === Boolean(NumberOfBytes)) {
    throw new AwsError(
      'ValidationException',
      'Please specify either number of bytes or key spec, but not both.',
    );
  }
  const key = usableKey(ctx, input.KeyId);
  const bytes = randomBytes(NumberOfBytes ?? (KeySpec === 'AES_128' ? 16 : 32));
  return {
    KeyId: key.arn,
    Plaintext: new Uint8Array(bytes),
    CiphertextBlob: seal(key, bytes, EncryptionContext),
  };
}

export function generateDataKeyWithoutPlaintext(
  input: GenerateDataKeyWithoutPlaintextRequest,
  ctx: CallContext,
): GenerateDataKeyWithoutPlaintextResponse {
  const { Plaintext: _, ...answer } = generateDataKey(input, ctx);
  return answer;
}

function seal(key: KeyRecord, plain: Uint8Array, context: EncryptionContext): Uint8Array {
  const nonce = randomBytes(nonceLength);
  const cipher = createCipheriv('aes-256-gcm', Buffer.from(key.material, 'base64'), nonce);
  cipher.setAAD(contextBytes(context));
  const sealed = Buffer.concat([cipher.update(plain), cipher.final()]);
  return new Uint8Array(Buffer.concat([Buffer.from(key.id), nonce, cipher.getAuthTag(), sealed]));
}

function open(key: KeyRecord, blob: Buffer, context: EncryptionContext): Uint8Array {
  const nonce = blob.subarray(idLength, idLength + nonceLength);
  const tag = blob.subarray(idLength + nonceLength, idLength + nonceLength + tagLength);
  const decipher = createDecipheriv('aes-256-gcm', Buffer.from(key.material, 'base64'), nonce);
  decipher.setAAD(contextBytes(context));
  try {
    decipher.setAuthTag(tag);
    const sealed = blob.subarray(idLength + nonceLength + tagLength);
    return new Uint8Array(Buffer.concat([decipher.update(sealed), decipher.final()]));
  } catch {
    throw new AwsError('InvalidCiphertextException', '');
  }
}

function keyIdIn(blob: Buffer): string {
  const id = blob.subarray(0, idLength).toString('latin1');
  if (/^[0-9a-f-]{36}$/.test(id)) return id;
  throw new AwsError('InvalidCiphertextException', '');
}

/** The same pairs in any order are the same context. */
function contextBytes(context: EncryptionContext): Buffer {
  const pairs = Object.entries(context ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
  return Buffer.from(JSON.stringify(pairs));
}
