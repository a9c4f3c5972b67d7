import type { HandbookBlock, HandbookPage, HandbookText } from '#lib/api/handbook.ts';
import {
  codeBlock,
  codeInCell,
  codeSpan,
  markdownTable,
  plainText,
} from '#lib/markdown/markdown-text.ts';
import { timeText } from './document.ts';

/** The contents page, which is what GitHub shows of a folder. */
export const contentsFile = 'README.md';

/** A page's file name, by which pages link to one another. */
export function pageFile(id: HandbookPage['id']): string {
  return `${id}.md`;
}

/** A page as GitHub-flavoured Markdown; whatever AWS or people chose is text in it. Pure. */
export function pageMarkdown(page: HandbookPage, environment: string): string {
  const parts = [
    `# ${plainText(page.title)}`,
    `${plainText(page.summary)} Environment ${codeSpan(environment)}, facts of ${timeText(page.factsAt)}.`,
    `[Contents](${contentsFile})`,
    ...page.sections.flatMap(({ level, title, blocks }) => [
      `${'#'.repeat(level)} ${plainText(title)}`,
      ...blocks.map(blockMarkdown),
    ]),
  ];
  return `${parts.join('\n\n')}\n`;
}

/** The contents of all pages. */
export function contentsMarkdown(pages: readonly HandbookPage[], environment: string): string {
  const parts = [
    `# Handbook of ${codeSpan(environment)}`,
    'Written by Strata of what really runs.',
    ...pages.map(({ id, title, summary, factsAt, sections }) =>
      [
        `## [${plainText(title)}](${pageFile(id)})`,
        '',
        `${plainText(summary)} Facts of ${timeText(factsAt)}.`,
        '',
        ...sections.map(
          (one) =>
            `${one.level === 3 ? '  ' : ''}- [${plainText(one.title)}](${pageFile(id)}#${one.id})`,
        ),
      ].join('\n'),
    ),
  ];
  return `${parts.join('\n\n')}\n`;
}

function blockMarkdown(block: HandbookBlock): string {
  switch (block.kind) {
    case 'paragraph':
      return lineMarkdown(block.text);
    case 'list':
      return block.items.map((item) => `- ${lineMarkdown(item)}`).join('\n');
    case 'table':
      return markdownTable(
        block.head.map(plainText),
        block.rows.map((row) => row.map((cell) => textMarkdown(cell, codeInCell))),
      );
    case 'diagram':
      return [codeBlock('text', block.ascii), codeBlock('mermaid', block.mermaid)].join('\n\n');
  }
}

/** Text that begins a line, where some signs would make a list or a heading of it. */
function lineMarkdown(text: HandbookText): string {
  return textMarkdown(text, codeSpan)
    .trim()
    .replace(/^(?:[-=]|(\d+)(?=[.)]))/, (sign, digits?: string) =>
      digits === undefined ? `\\${sign}` : `${digits}\\`,
    );
}

function textMarkdown(text: HandbookText, codeMarkdown: (value: string) => string): string {
  const parts = text.map((part) => {
    if (typeof part === 'string') return plainText(part);
    if ('code' in part) return codeMarkdown(part.code);
    const anchor = part.section === null ? '' : `#${part.section}`;
    return `[${plainText(part.link)}](${pageFile(part.page)}${anchor})`;
  });
  return parts.join('');
}
