import { expect, test } from 'vitest';
import { allFolded, type Folding, isFolded, nothingFolded, withToggled } from './folding.ts';

test.each<[string, Folding, boolean, boolean]>([
  ['nothing', nothingFolded, false, false],
  ['one frame', withToggled(nothingFolded, 'a'), true, false],
  ['one frame and again', withToggled(withToggled(nothingFolded, 'a'), 'a'), false, false],
  ['all', allFolded, true, true],
  ['all but one', withToggled(allFolded, 'a'), false, true],
])('%s is folded', (_, folding, a, b) => {
  expect([isFolded(folding, 'a'), isFolded(folding, 'b')]).toEqual([a, b]);
});
