import type {
  HandbookBlock,
  HandbookPage,
  HandbookPageId,
  HandbookText,
} from '#lib/api/handbook.ts';

export interface HandbookMatch {
  readonly page: HandbookPageId;
  readonly pageTitle: string;
  readonly section: string;
  readonly sectionTitle: string;
  /** The text around the first place in the section. */
  readonly excerpt: string;
  /** How many places the section has. */
  readonly count: number;
}

const around = 60;

/** The sections of all pages that a text is in, whatever its case. Pure. */
export function findInHandbook(pages: readonly HandbookPage[], text: string): HandbookMatch[] {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return [];
  return pages.flatMap((page) =>
    page.sections.flatMap(({ id, title, blocks }): HandbookMatch[] => {
      const lines = [title, ...blocks.flatMap(linesOf)];
      const found = lines.filter((line) => line.toLowerCase().includes(wanted));
      const [first] = found;
      if (first === undefined) return [];
      return [
        {
          page: page.id,
          pageTitle: page.title,
          section: id,
          sectionTitle: title,
          excerpt: excerptOf(first, wanted),
          count: found.length,
        },
      ];
    }),
  );
}

/** What of a block is searched: a row of a table as one line, drawings by their ASCII text. */
function linesOf(block: HandbookBlock): string[] {
  switch (block.kind) {
    case 'paragraph':
      return [plainText(block.text)];
    case 'list':
      return block.items.map(plainText);
    case 'table':
      return block.rows.map((row) => row.map(plainText).join(' '));
    case 'diagram':
      return block.ascii.split('\n');
  }
}

function plainText(text: HandbookText): string {
  return text
    .map((part) => {
      if (typeof part === 'string') return part;
      return 'code' in part ? part.code : part.link;
    })
    .join('');
}

function excerptOf(line: string, wanted: string): string {
  const at = line.toLowerCase().indexOf(wanted);
  const end = at + wanted.length;
  const [before, after] = [line.slice(0, at), line.slice(end)];
  const near = before.slice(-around);
  const far = after.slice(0, around);
  // Words are not cut in two.
  const from = near === before ? near : `… ${near.replace(/^\S*\s*/, '')}`;
  const to = far === after ? far : `${far.replace(/\s*\S*$/, '')} …`;
  return `${from}${line.slice(at, end)}${to}`.replace(/\s+/g, ' ').trim();
}
