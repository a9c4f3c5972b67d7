/** A rectangle of text: every line is `width` characters long. */
export interface Block {
  readonly width: number;
  readonly lines: readonly string[];
}

/** Lines one above the other, as wide as the longest. */
export function blockOf(lines: readonly string[]): Block {
  const width = Math.max(0, ...lines.map((line) => line.length));
  return { width, lines: lines.map((line) => line.padEnd(width)) };
}

/** Blocks beside each other, their first lines level. */
export function beside(blocks: readonly Block[], gap: number): Block {
  const height = Math.max(0, ...blocks.map(({ lines }) => lines.length));
  return blockOf(
    Array.from({ length: height }, (_, row) =>
      blocks.map(({ width, lines }) => (lines[row] ?? '').padEnd(width)).join(' '.repeat(gap)),
    ),
  );
}

/** Blocks one above the other. */
export function stacked(blocks: readonly Block[]): Block {
  return blockOf(blocks.flatMap(({ lines }) => lines));
}

/** A box around lines of text. */
export function boxed(lines: readonly string[]): Block {
  return framed('', blockOf(lines));
}

/** A box with a title in its upper border. */
export function framed(title: string, content: Block): Block {
  const inner = Math.max(content.width + 2, title === '' ? 0 : title.length + 4);
  const heading = title === '' ? '' : `- ${title} `;
  return blockOf([
    `+${heading.padEnd(inner, '-')}+`,
    ...content.lines.map((line) => `| ${line.padEnd(inner - 2)} |`),
    `+${'-'.repeat(inner)}+`,
  ]);
}
