import { expect, test } from 'vitest';
import { layers } from '#cloudformation/layers.ts';
import { drawView } from '#lib/diagrams/draw-view.ts';
import { viewOf } from '#lib/diagrams/views.ts';
import { graphOf } from '../../../lib/diagrams/views/platform-sample.test-data.ts';
import { sample } from '../../../lib/diagrams/views/sample-resource.test-data.ts';
import { fitBox } from '../fit-box.ts';
import { layOut, measuredDiagramOf } from './layout.test-data.ts';

/** What a window of 1440 by 900 has left for a diagram; pixels. */
const frame = { width: 1100, height: 540 };
/** Of letters of 15 pixels, at which they are still read. */
const leastScale = 0.45;

/** Everything that the templates declare with their defaults. */
const environment = graphOf(
  layers.flatMap(({ id, parameters, template }) => {
    const { Resources } = template(parameters.parse({}), {
      environment: 'dev',
      region: 'us-east-2',
    });
    return Object.entries(Resources).map(([logicalId, { Type }]) =>
      sample(`${id}/${logicalId}`, Type.slice('AWS::'.length), `dev-${logicalId}`, {}),
    );
  }),
);

test.each(['configuration', 'deployment'])('%s of a whole environment is legible', async (id) => {
  const drawing = { environment: 'dev', theme: 'light' } as const;
  const { text } = drawView(viewOf(id), environment, drawing);
  const { frames, nodes } = await layOut(await measuredDiagramOf(text));
  const boxes = [...frames, ...nodes].map(({ box }) => box);
  const [width, height] = [
    Math.max(...boxes.map((box) => box.x + box.width)),
    Math.max(...boxes.map((box) => box.y + box.height)),
  ];
  expect(fitBox({ x: 0, y: 0, width, height }, frame).scale).toBeGreaterThan(leastScale);
});
