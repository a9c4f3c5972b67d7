import { AwsError } from '../service.ts';

const newline = Buffer.from('\r\n');

/**
 * The payload of an `aws-chunked` body, without chunk signatures and trailers.
 * Source: "Signature calculations: transferring a payload in multiple chunks", Amazon S3 API reference.
 * @throws AwsError IncompleteBody where the body ends before its last chunk
 */
export function decodeAwsChunked(body: Buffer): Buffer {
  const chunks: Buffer[] = [];
  let position = 0;
  for (;;) {
    const lineEnd = body.indexOf(newline, position);
    const size = lineEnd < 0 ? Number.NaN : chunkSize(body.toString('latin1', position, lineEnd));
    if (size === 0) return Buffer.concat(chunks);
    const start = lineEnd + newline.length;
    if (Number.isNaN(size) || start + size > body.length) throw incomplete();
    chunks.push(body.subarray(start, start + size));
    position = start + size + newline.length;
  }
}

function chunkSize(header: string): number {
  const digits = header.split(';')[0] ?? '';
  return /^[0-9a-f]+$/i.test(digits) ? Number.parseInt(digits, 16) : Number.NaN;
}

function incomplete(): AwsError {
  return new AwsError('IncompleteBody', 'The request body terminated unexpectedly');
}
