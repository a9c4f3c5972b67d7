import { defaultFilter } from 'cmdk';
import type { PaletteItem } from './palette-items.ts';

/** Nobody reads further; whoever does not find it types more. */
const mostShown = 40;

/** What fits a text best, as many as are read; without a text the pages, then what can be done. */
export function bestItems(items: readonly PaletteItem[], search: string): PaletteItem[] {
  const text = search.trim();
  if (text === '') return items.slice(0, mostShown);
  return items
    .map((item) => ({ item, score: scoreOf(item, text) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, mostShown)
    .map(({ item }) => item);
}

/** What cannot be done now comes after what can. */
function scoreOf(item: PaletteItem, text: string): number {
  const score = defaultFilter(item.text, text, item.hint ? [item.hint] : []);
  return item.kind !== 'page' && item.unavailable !== undefined ? score / 2 : score;
}
