import { unlessAbsent } from './unless-absent.ts';

/** What AWS answers, or undefined where whoever asks may not know it, and can do without. */
export function unlessDenied<T>(ask: () => Promise<T>): Promise<T | undefined> {
  return unlessAbsent(['AccessDenied', 'AccessDeniedException'], ask);
}
