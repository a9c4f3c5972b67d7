import type { ValueOrigin } from '#lib/api/configuration.ts';

const words: Readonly<Record<ValueOrigin['kind'], (of: string) => string>> = {
  default: () => 'Default',
  unknown: () => 'Unknown, set before this was recorded',
  preset: (of) => `Preset ${of}`,
  edited: () => 'Edited',
  file: () => '.env file',
  clone: (of) => `Cloned from ${of}`,
  promotion: (of) => `Promoted from ${of}`,
  restored: () => 'Restored from a deployment',
  adopted: () => 'Adopted from drift',
};

/** Where a value comes from, as people say it. */
export function originWords({ kind, of }: Pick<ValueOrigin, 'kind' | 'of'>): string {
  return words[kind](of ?? '');
}
