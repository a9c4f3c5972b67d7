import { describe, expect, test } from 'vitest';
import { matchesFilters } from './filters.ts';

const vpc = { id: 'vpc-1', isDefault: false, cidrs: ['10.0.0.0/16', '10.1.0.0/16'] };
const fields = {
  'vpc-id': ({ id }: typeof vpc) => id,
  'is-default': ({ isDefault }: typeof vpc) => isDefault,
  cidr: ({ cidrs }: typeof vpc) => cidrs,
};
const tags = { Name: 'a.b network', env: 'dev' };

describe('matchesFilters', () => {
  test.each([
    ['vpc-id', ['vpc-1'], true],
    ['vpc-id', ['vpc-2', 'vpc-1'], true],
    ['vpc-id', [], false],
    ['vpc-id', ['VPC-1'], false],
    ['is-default', ['false'], true],
    ['cidr', ['10.1.*'], true],
    ['cidr', ['10?0?0?0/16'], true],
    ['cidr', ['10.2.*'], false],
    ['tag:Name', ['a.b*'], true],
    ['tag:Name', ['aXb*'], false],
    ['tag:Name', ['network'], false],
    ['tag:missing', ['*'], false],
    ['tag-key', ['env'], true],
    ['tag-value', ['dev'], true],
  ])('%s in %j: %s', (Name, Values, expected) => {
    expect(matchesFilters(vpc, [{ Name, Values }], fields, () => tags)).toBe(expected);
  });

  test('every filter must match', () => {
    const filters = [
      { Name: 'vpc-id', Values: ['vpc-1'] },
      { Name: 'is-default', Values: ['true'] },
    ];
    expect(matchesFilters(vpc, filters, fields, () => tags)).toBe(false);
  });

  test('a filter the type does not have is refused', () => {
    const filters = [{ Name: 'colour', Values: ['red'] }];
    expect(() => matchesFilters(vpc, filters, fields, () => tags)).toThrow(
      "The filter 'colour' is invalid",
    );
  });
});
