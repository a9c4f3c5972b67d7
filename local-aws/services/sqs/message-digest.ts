import { createHash, type Hash } from 'node:crypto';
import type { StoredAttribute } from './message-store.ts';

export function bodyDigest(body: string): string {
  return createHash('md5').update(body, 'utf8').digest('hex');
}

/** Source: "Calculating the MD5 message digest for message attributes", Amazon SQS developer guide. */
export function attributesDigest(
  attributes: Readonly<Record<string, StoredAttribute>>,
): string | undefined {
  const names = Object.keys(attributes).sort();
  if (names.length === 0) return undefined;
  const hash = createHash('md5');
  for (const name of names) {
    const { DataType = '', StringValue = '', binary } = attributes[name] ?? {};
    addPart(hash, Buffer.from(name, 'utf8'));
    addPart(hash, Buffer.from(DataType, 'utf8'));
    hash.update(Buffer.from([binary === undefined ? 1 : 2]));
    addPart(
      hash,
      binary === undefined ? Buffer.from(StringValue, 'utf8') : Buffer.from(binary, 'base64'),
    );
  }
  return hash.digest('hex');
}

function addPart(hash: Hash, bytes: Buffer): void {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  hash.update(length).update(bytes);
}
