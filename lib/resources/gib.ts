/** Bytes of what AWS bills as a GB. */
export const bytesAGib = 2 ** 30;
