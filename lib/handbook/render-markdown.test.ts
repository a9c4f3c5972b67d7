import fc from 'fast-check';
import { marked, type Token, type Tokens } from 'marked';
import { expect, test } from 'vitest';
import type { HandbookBlock, HandbookPage } from '#lib/api/handbook.ts';
import { sampleFacts } from './handbook-facts.test-data.ts';
import { contentsMarkdown, pageMarkdown } from './render-markdown.ts';
import { writeHandbook } from './write-handbook.ts';

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.string({ unit: 'grapheme-ascii', maxLength: 30 }),
  fc
    .array(fc.constantFrom('|', '\\', '`', '*', '_', '<', '\n', ' ', 'a', '-', '1.', '#'), {
      maxLength: 12,
    })
    .map((parts) => parts.join('')),
  fc.constantFrom(
    '<script>alert(1)</script>',
    '```\nmermaid',
    '😀 Zürich 日本',
    'x'.repeat(255),
    'a | b',
    'a \\| b',
    '[x](javascript:alert(1))',
    '![x](http://example.com/x.png)',
    'https://example.com www.example.com a@example.com',
    '&lt;b&gt;',
    '- item',
    '1. item',
    '# title',
    '> quote',
    '===',
    '---',
    '    indented',
    '~~gone~~ **bold** _it_ $x$ :tada: @someone #1',
    '',
  ),
);

function pageOf(blocks: HandbookBlock[]): HandbookPage {
  return {
    id: 'service-details',
    title: 'Page',
    summary: 'Summary.',
    factsAt: '2026-11-24T12:00:00.000Z',
    sections: [{ id: 'section', title: 'Section', level: 2, blocks }],
  };
}

/** The tokens after the heading of the only section. */
function parsed(blocks: HandbookBlock[]): Token[] {
  const tokens = marked.lexer(pageMarkdown(pageOf(blocks), 'dev'));
  const start = tokens.findIndex((token) => token.type === 'heading' && token.depth === 2);
  return tokens.slice(start + 1).filter(({ type }) => type !== 'space');
}

/** What a reader sees of tokens. Anything but text and code would not be what was written. */
function seen(tokens: readonly Token[]): string {
  return tokens
    .map((token) => {
      if (token.type === 'text' && 'tokens' in token && token.tokens) return seen(token.tokens);
      if (['text', 'escape', 'codespan'].includes(token.type)) return (token as Tokens.Text).text;
      throw new Error(`${token.type}: ${token.raw}`);
    })
    .join('');
}

/** Text as it is shown: in one line, without the marks that keep addresses from becoming links. */
function shown(text: string): string {
  const line = text.replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu, ' ');
  return collapsed(line.replaceAll('\u200b', ''));
}

function collapsed(text: string): string {
  return text.replaceAll('\u200b', '').replace(/\s+/g, ' ').trim();
}

test('whatever AWS or people chose is text, in cells, sentences and lists', () => {
  fc.assert(
    fc.property(anyText, anyText, (one, other) => {
      const [table, paragraph, list, alone] = parsed([
        {
          kind: 'table',
          head: ['A', 'B'],
          rows: [
            [[{ code: one }], [other]],
            [['x'], ['y']],
          ],
        },
        { kind: 'paragraph', text: ['Named ', { code: one }, ': ', other, '.'] },
        { kind: 'list', items: [[other, '.'], ['last']] },
        { kind: 'paragraph', text: [other, '!'] },
      ]);
      const { rows } = table as Tokens.Table;
      expect(rows.map((row) => row.length)).toEqual([2, 2]);
      const cells = rows.map((row) => row.map(({ tokens }) => collapsed(seen(tokens))));
      expect(cells).toEqual([
        [shown(one) || '–', shown(other)],
        ['x', 'y'],
      ]);
      expect(collapsed(seen((paragraph as Tokens.Paragraph).tokens))).toBe(
        collapsed(`Named ${shown(one) || '–'}: ${shown(` ${other}.`)}`),
      );
      const { items } = list as Tokens.List;
      expect(items.map(({ tokens }) => collapsed(seen(tokens)))).toEqual([
        shown(`${other}.`),
        'last',
      ]);
      expect(collapsed(seen((alone as Tokens.Paragraph).tokens))).toBe(shown(`${other}!`));
    }),
    { numRuns: 300 },
  );
});

test('a drawing ends where it ends, whatever is in it', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const blocks = parsed([
        { kind: 'diagram', view: 'network', title: 'Network', ascii: `${text}\n`, mermaid: text },
        { kind: 'paragraph', text: ['after'] },
      ]);
      expect(blocks.map(({ type }) => type)).toEqual(['code', 'code', 'paragraph']);
    }),
  );
});

test('a whole handbook has neither HTML nor links that lead out of it', () => {
  const pages = writeHandbook(sampleFacts());
  const texts = [contentsMarkdown(pages, 'dev'), ...pages.map((page) => pageMarkdown(page, 'dev'))];
  for (const text of texts) {
    marked.walkTokens(marked.lexer(text), (token) => {
      expect(token.type).not.toBe('html');
      if (token.type === 'link') expect(token.href).toMatch(/^[A-Za-z-]+\.md(#[a-z0-9-]+)?$/);
    });
  }
});
