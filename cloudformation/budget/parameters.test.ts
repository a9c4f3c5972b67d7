import { describe, expect, test } from 'vitest';
import { budgetParameters } from './parameters.ts';

test('by default 200 US dollars are watched and nobody is told', () => {
  expect(budgetParameters.parse({})).toEqual({
    limitUsd: 200,
    emails: [],
    actualPercents: [80, 100],
    forecastPercents: [100],
  });
});

test('percentages may come as text, as a list of texts gives them', () => {
  expect(budgetParameters.parse({ actualPercents: ['50', '90'] }).actualPercents).toEqual([50, 90]);
});

describe('refuses, naming the field,', () => {
  test.each([
    ['a budget of nothing', { limitUsd: 0 }, 'limitUsd'],
    ['fractions of a cent', { limitUsd: 10.001 }, 'limitUsd'],
    ['what is no address', { emails: ['operations'] }, 'emails.0'],
    ['an address twice', { emails: ['a@example.com', 'a@example.com'] }, 'emails'],
    [
      'eleven addresses',
      { emails: Array.from({ length: 11 }, (_, index) => `a${index}@example.com`) },
      'emails',
    ],
    ['an empty percentage', { actualPercents: [''] }, 'actualPercents.0'],
    ['a percentage twice', { forecastPercents: [100, 100] }, 'forecastPercents'],
    [
      'more notifications than a budget has',
      { actualPercents: [50, 80, 100], forecastPercents: [80, 100, 120] },
      'forecastPercents',
    ],
  ])('%s', (_, input, field) => {
    const issues = budgetParameters.safeParse(input).error?.issues;
    expect(issues?.map(({ path }) => path.join('.'))).toEqual([field]);
  });
});
