import { describe, expect, test } from 'vitest';
import { decodeAwsChunked } from './aws-chunked.ts';

describe('decodeAwsChunked', () => {
  test.each([
    ['no chunk but the last', '0\r\n\r\n', ''],
    [
      'signed chunks',
      '5;chunk-signature=ab\r\nhello\r\n1;chunk-signature=cd\r\n!\r\n0;chunk-signature=ef\r\n\r\n',
      'hello!',
    ],
    ['a trailer', 'A\r\n0123456789\r\n0\r\nx-amz-checksum-crc32:AAAAAA==\r\n\r\n', '0123456789'],
    ['line ends inside a chunk', '4\r\n\r\n\r\n\r\n0\r\n\r\n', '\r\n\r\n'],
  ])('%s', (_, body, payload) => {
    expect(decodeAwsChunked(Buffer.from(body)).toString()).toBe(payload);
  });

  test.each([
    ['', 'nothing'],
    ['5\r\nhel', 'a cut chunk'],
    ['zz\r\nhello\r\n', 'no size'],
    ['5\r\nhello\r\n', 'no last chunk'],
  ])('refuses %j: %s', (body) => {
    expect(() => decodeAwsChunked(Buffer.from(body))).toThrow('terminated unexpectedly');
  });
});
