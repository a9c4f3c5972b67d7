import { describe, expect, test } from 'vitest';
import { diagramBackground, groupThemes } from './theme.ts';

/** WCAG 2.2, relative luminance of a colour as `#RRGGBB`. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const channel = Number.parseInt(colour.slice(start, start + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string): number {
  const [darker = 0, lighter = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (lighter + 0.05) / (darker + 0.05);
}

describe.each(['light', 'dark'] as const)('%s', (theme) => {
  test.each(Object.entries(groupThemes))('the title of a %s can be read', (_, colours) => {
    const { fill, label } = colours[theme];
    const background = fill === 'none' ? diagramBackground(theme) : fill;
    expect(contrast(label, background)).toBeGreaterThanOrEqual(4.5);
  });
});
