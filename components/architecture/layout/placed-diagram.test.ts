import { describe, expect, test } from 'vitest';
import { drawView } from '#lib/diagrams/draw-view.ts';
import { views } from '#lib/diagrams/views.ts';
import { liveNetwork, networkGraph } from '../../../lib/diagrams/views/network-sample.test-data.ts';
import { platform } from '../../../lib/diagrams/views/platform-sample.test-data.ts';
import { arrow, layOut, measuredDiagramOf, node } from './layout.test-data.ts';
import type { MeasuredElement } from './measured-diagram.ts';
import type { Box, PlacedDiagram, Point } from './placed-diagram.ts';

const options = { environment: 'dev', theme: 'light' } as const;

/** Boxes by id, and the ids of those that stand side by side. */
function boxesOf({ frames, nodes }: PlacedDiagram): Map<string, Box> {
  return new Map([
    ...frames.map(({ frame, box }) => [frame.id, box] as const),
    ...nodes.map(({ node: { id }, box }) => [id, box] as const),
  ]);
}

function siblings(elements: readonly MeasuredElement[]): string[][] {
  return [
    elements.map(({ id }) => id),
    ...elements.flatMap((element) => (element.kind === 'frame' ? siblings(element.children) : [])),
  ];
}

function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

function isAt({ x, y }: Point, box: Box): boolean {
  const near = 1;
  return (
    x >= box.x - near &&
    x <= box.x + box.width + near &&
    y >= box.y - near &&
    y <= box.y + box.height + near
  );
}

describe.each(views.map((view) => [view.id, view] as const))('the drawing of %s', (_, view) => {
  test('has a place for everything, beside its siblings and within its frame', async () => {
    const diagram = await measuredDiagramOf(drawView(view, platform, options).text);
    const placed = await layOut(diagram);
    const boxes = boxesOf(placed);
    const groups = siblings(diagram.elements);
    expect([...boxes.keys()].sort()).toEqual(groups.flat().sort());
    for (const group of groups) {
      for (const [index, id] of group.entries()) {
        const box = boxes.get(id);
        for (const other of group.slice(index + 1)) {
          const beside = boxes.get(other);
          expect(box && beside && overlap(box, beside), `${id} and ${other}`).toBe(false);
        }
      }
    }
    for (const { frame, box } of placed.frames) {
      for (const { id } of frame.children) {
        const { x, y, width, height } = boxes.get(id) ?? box;
        expect(isAt({ x, y }, box) && isAt({ x: x + width, y: y + height }, box), id).toBe(true);
      }
    }
  });

  test('has arrows that begin and end at what they connect', async () => {
    const diagram = await measuredDiagramOf(drawView(view, platform, options).text);
    const placed = await layOut(diagram);
    const boxes = boxesOf(placed);
    const seen = diagram.arrows.filter(({ look }) => look !== 'invisible');
    expect(placed.arrows.map(({ arrow: { id } }) => id)).toEqual(seen.map(({ id }) => id));
    for (const {
      arrow: { id, from, to },
      points,
    } of placed.arrows) {
      const [first, last] = [points.at(0), points.at(-1)];
      const [begin, end] = [boxes.get(from), boxes.get(to)];
      expect(first && last && begin && end && isAt(first, begin) && isAt(last, end), id).toBe(true);
    }
  });
});

test.each([[['a', 'b']], [['a', 'b', 'c']], [['a', 'b', 'c', 'd']]] as const)(
  'the zones %s stand in order from left to right',
  async (zones) => {
    const network = views.find(({ id }) => id === 'network');
    if (!network) throw new Error('There is no network');
    const { text } = drawView(network, networkGraph(liveNetwork(zones)), options);
    const { frames } = await layOut(await measuredDiagramOf(text));
    const shown = frames
      .filter(({ frame }) => frame.classes.includes('zone'))
      .toSorted((a, b) => a.box.x - b.box.x)
      .map(({ frame }) => frame.label.lines[0]);
    expect(shown).toEqual(zones.map((zone) => `us-east-2${zone}`));
  },
);

test('hundreds of arrows share the lines by which they leave', async () => {
  const [from, to] = ['from', 'to'].map((side) =>
    Array.from({ length: 15 }, (_, index) => `${side} ${index}`),
  );
  if (!from || !to) throw new Error('There are two sides');
  const arrows = from.flatMap((start) => to.map((end) => arrow(start, end)));
  const elements = [...from, ...to].map(node);
  const placed = await layOut({ direction: 'RIGHT', elements, arrows });
  expect(placed.arrows).toHaveLength(arrows.length);
  const starts = placed.arrows.map(({ points }) => JSON.stringify(points[0]));
  expect(new Set(starts).size).toBe(from.length);
});
