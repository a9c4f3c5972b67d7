import pino from 'pino';
import { getConfig } from '#lib/config/config.ts';

export type Log = pino.Logger;

let root: Log | undefined;

/** The process's logger: JSON lines on standard error, so that standard output stays for people. */
export function getLog(): Log {
  root ??= pino({ level: getConfig().logLevel, base: undefined }, pino.destination(2));
  return root;
}
