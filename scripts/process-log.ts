import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface ProcessLog {
  readonly output: number;
  readonly errors: number;
  /** Where to read on, and the last lines that the process wrote. */
  hint(): string;
}

const lastLines = 8;

/** A log file of a process below the data directory, begun anew with each start. */
export function openLog(dataDir: string, name: string): ProcessLog {
  const directory = join(dataDir, 'logs');
  mkdirSync(directory, { recursive: true });
  const file = join(directory, `${name}.log`);
  closeSync(openSync(file, 'w'));
  const descriptor = openSync(file, 'a');
  return {
    output: descriptor,
    errors: descriptor,
    hint: () => {
      const lines = readFileSync(file, 'utf8').trimEnd().split('\n').slice(-lastLines);
      return `Its log is ${file} and ends:\n${lines.join('\n')}`;
    },
  };
}
