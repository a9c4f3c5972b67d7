import type {
  HandbookBlock,
  HandbookPageId,
  HandbookSection,
  HandbookText,
} from '#lib/api/handbook.ts';

/** What AWS or people chose: names, ids, values. Never read as anything but text. */
export function code(value: string): HandbookText {
  return [{ code: value }];
}

export function link(text: string, page: HandbookPageId, section: string | null): HandbookText {
  return [{ link: text, page, section }];
}

export function paragraph(...text: HandbookText): HandbookBlock {
  return { kind: 'paragraph', text };
}

/** A table, or a sentence where it would have no rows. */
export function table(
  head: readonly string[],
  rows: readonly (readonly HandbookText[])[],
  otherwise: string,
): HandbookBlock {
  if (rows.length === 0) return paragraph(otherwise);
  return { kind: 'table', head: [...head], rows: rows.map((row) => [...row]) };
}

export function list(items: readonly string[]): HandbookBlock {
  return { kind: 'list', items: items.map((item) => [item]) };
}

/** A section whose title is the product's own words, so that its link is the same everywhere. */
export function section(
  title: string,
  blocks: readonly HandbookBlock[],
  level: HandbookSection['level'] = 2,
): HandbookSection {
  return { id: sectionId(title), title, level, blocks: [...blocks] };
}

/** The anchor that GitHub gives to a heading. */
export function sectionId(title: string): string {
  return title
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} -]/gu, '')
    .replaceAll(' ', '-');
}

/** A time to the minute, always in UTC. */
export function timeText(at: string): string {
  return `${at.slice(0, 10)} ${at.slice(11, 16)} UTC`;
}
