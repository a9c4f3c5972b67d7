import { expect, test } from 'vitest';
import { drawingMarkup } from './drawing-markup.ts';
import { iconBodies } from './icon-bodies.ts';
import { arrow, frame, layOut, node } from './layout.test-data.ts';

const bucket = { bucket: { body: '<path d="M0 0"/>', width: 64, height: 32 } };
const icons = iconBodies([{ prefix: 'aws', icons: bucket }]);

async function markupOf(...elements: Parameters<typeof frame>[1]): Promise<string> {
  const arrows = elements.length > 1 ? [arrow('a', 'b')] : [];
  return drawingMarkup('d', await layOut({ direction: 'RIGHT', elements, arrows }), icons);
}

test('what is written in it is text', async () => {
  const markup = await markupOf(frame('<script>"&', [node('a')]));
  expect(markup).toContain('>&#60;script&#62;&#34;&#38;<');
  expect(markup).not.toContain('<script');
});

test('a frame has the class of its kind, and none of a state that may change', async () => {
  const markup = await markupOf(frame('vpc', [node('a')], ['vpc', 'failed']));
  expect(markup).toContain('class="cluster vpc"');
});

test('an icon is drawn in its own proportions, an unknown one as nothing', async () => {
  expect(await markupOf(node('a'))).toContain('viewBox="0 0 64 32"><path d="M0 0"/>');
  expect(icons('aws:unheard-of').body).toBe('');
});

test('the ids of a drawing begin with its own', async () => {
  const markup = await markupOf(node('a'), node('b'));
  expect(markup).toContain('id="d-a to b"');
  expect(markup).toContain('marker-end="url(#d-arrowhead)"');
  expect(markup).toContain('<marker id="d-arrowhead"');
});
