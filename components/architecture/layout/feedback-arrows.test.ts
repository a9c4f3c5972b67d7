import { expect, test } from 'vitest';
import { feedbackArrows } from './feedback-arrows.ts';
import { arrow, frame, node } from './layout.test-data.ts';

const lake = frame('lake', [node('raw'), node('processed')]);
const jobs = frame('jobs', [node('job')]);

test.each([
  ['one way', [arrow('raw', 'job')], []],
  ['there and back', [arrow('raw', 'job'), arrow('job', 'processed')], ['job to processed']],
  ['back only', [arrow('job', 'processed')], []],
  ['within a frame', [arrow('raw', 'processed'), arrow('processed', 'raw')], []],
  ['from a frame to what is in it', [arrow('lake', 'raw'), arrow('raw', 'lake')], []],
  ['between nodes, which ELK sees by itself', [arrow('a', 'b'), arrow('b', 'a')], []],
  [
    'around three frames',
    [arrow('raw', 'job'), arrow('job', 'table'), arrow('table', 'processed')],
    ['table to processed'],
  ],
])('arrows that lead back between frames: %s', (_, arrows, expected) => {
  const elements = [lake, jobs, frame('catalog', [node('table')]), node('a'), node('b')];
  expect([...feedbackArrows({ direction: 'RIGHT', elements, arrows })]).toEqual(expected);
});
