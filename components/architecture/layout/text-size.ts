import type { Label } from './measured-diagram.ts';

/** Pixels that a line takes in the diagram's font. */
export type TextWidth = (line: string, weight: 'normal' | 'bold') => number;

/** From one baseline to the next. */
export const linePitch = 16.5;
/** From the top of a label to its first baseline. */
export const firstBaseline = 15;
/** From the top of the highest letter to the bottom of the lowest, of a single line. */
const lineHeight = 17;

/** Widths by a canvas, which measures without laying out the page. */
export function canvasTextWidth(fontFamily: string, fontSize: string): TextWidth {
  const context = document.createElement('canvas').getContext('2d');
  if (!context) throw new Error('This browser measures no text');
  const fonts = {
    normal: `${fontSize} ${fontFamily}`,
    bold: `600 ${fontSize} ${fontFamily}`,
  };
  const known = new Map<string, number>();
  return (line, weight) => {
    const key = `${weight} ${line}`;
    const width = known.get(key);
    if (width !== undefined) return width;
    context.font = fonts[weight];
    const measured = context.measureText(line).width;
    known.set(key, measured);
    return measured;
  };
}

/** Lines of text, of which the first may be a title and the last a state, both drawn bold. */
export function measureLines(lines: readonly string[], widthOf: TextWidth): Label {
  const last = lines.length - 1;
  const widths = lines.map((line, index) =>
    widthOf(line, index === 0 || index === last ? 'bold' : 'normal'),
  );
  return {
    lines,
    width: Math.max(0, ...widths),
    height: lines.length === 0 ? 0 : lineHeight + last * linePitch,
  };
}
