import { fromBase64, fromUtf8, streamCollector, toBase64, toUtf8 } from '@smithy/core/serde';

/** What the SDK's protocols expect of a client around them; the address is never used. */
export const serdeContext = {
  base64Decoder: fromBase64,
  base64Encoder: toBase64,
  utf8Decoder: fromUtf8,
  utf8Encoder: toUtf8,
  streamCollector,
  requestHandler: { handle: () => Promise.reject(new Error('Nothing is sent from here')) },
  disableHostPrefix: true,
  endpoint: async () => ({ protocol: 'http:', hostname: 'localhost', path: '/' }),
};
