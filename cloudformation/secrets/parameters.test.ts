import { describe, expect, test } from 'vitest';
import { secretsParameters } from './parameters.ts';

test('by default AWS manages the key, secrets outlive the layer, and values have 16 characters', () => {
  expect(secretsParameters.parse({})).toEqual({
    mysqlUsername: 'admin',
    mysqlDatabase: 'data_platform',
    applicationKeyLength: 16,
    encryption: 'aws-managed',
    whenDeleted: 'retain',
  });
});

describe('refuses, naming the field,', () => {
  test.each([
    ['a user name of 17 characters', { mysqlUsername: 'a2345678901234567' }, 'mysqlUsername'],
    ['a user name that begins with a digit', { mysqlUsername: '1admin' }, 'mysqlUsername'],
    ['a name of RDS itself', { mysqlUsername: 'RDSadmin' }, 'mysqlUsername'],
    ['a database with a hyphen', { mysqlDatabase: 'data-platform' }, 'mysqlDatabase'],
    ['a database that would end its JSON', { mysqlDatabase: 'a","password":"' }, 'mysqlDatabase'],
    ['another length', { applicationKeyLength: 8 }, 'applicationKeyLength'],
    ['another encryption', { encryption: 'none' }, 'encryption'],
    ['another fate', { whenDeleted: 'snapshot' }, 'whenDeleted'],
  ])('%s', (_, input, field) => {
    const issues = secretsParameters.safeParse(input).error?.issues;
    expect(issues?.map(({ path }) => path.join('.'))).toEqual([field]);
  });
});
