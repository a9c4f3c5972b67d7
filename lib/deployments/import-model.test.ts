import { describe, expect, it } from 'vitest';
import { importIdentifier, importLogicalId, importProperties } from './import-model.ts';

const type = {
  identifier: ['Name'],
  readOnly: ['/properties/Arn', '/properties/Disk/Id', '/properties/Rules/*/RuleId'],
  tagProperty: 'Labels',
  isImportable: true,
};

describe('importProperties', () => {
  it('leaves out what only AWS writes, in objects and lists too', () => {
    const model = {
      Name: 'a',
      Arn: 'arn:aws:x',
      Disk: { Id: 'vol-1', Size: 8 },
      Rules: [
        { RuleId: 'r-1', Port: 80 },
        { RuleId: 'r-2', Port: 443 },
      ],
    };
    expect(importProperties(type, model)).toEqual({
      Name: 'a',
      Disk: { Size: 8 },
      Rules: [{ Port: 80 }, { Port: 443 }],
    });
    expect(model.Disk).toHaveProperty('Id');
  });

  it.each([
    [
      [
        { Key: 'aws:cloudformation:stack-name', Value: 's' },
        { Key: 'strata:environment', Value: 'dev' },
        { Key: 'owner', Value: 'ann' },
      ],
      [{ Key: 'owner', Value: 'ann' }],
    ],
    [{ 'aws:x': '1', owner: 'ann' }, { owner: 'ann' }],
    [[{ Key: 'strata:layer', Value: 'network' }], undefined],
    [{ 'strata:layer': 'network' }, undefined],
  ])('keeps the tags of its maker only: %j', (Labels, expected) => {
    expect(importProperties(type, { Name: 'a', Labels }).Labels).toEqual(expected);
  });
});

describe('importIdentifier', () => {
  it('is every member of the primary identifier, or nothing', () => {
    expect(importIdentifier(type, { Name: 'a', Arn: 'b' })).toEqual({ Name: 'a' });
    expect(importIdentifier(type, { Arn: 'b' })).toBeUndefined();
    expect(importIdentifier(type, { Name: '' })).toBeUndefined();
  });
});

describe('importLogicalId', () => {
  it.each([
    ['made-by-hand', [], 'ImportedMadeByHand'],
    ['9 lives', [], 'Imported9Lives'],
    ['', [], 'Imported'],
    ['ümlaut', [], 'ImportedMlaut'],
    ['a', ['ImportedA', 'ImportedA2'], 'ImportedA3'],
  ])('of %j beside %j is %s', (name, taken, expected) => {
    expect(importLogicalId(name, new Set(taken))).toBe(expected);
  });

  it('is never longer than CloudFormation takes', () => {
    expect(importLogicalId('x'.repeat(1_000), new Set()).length).toBeLessThanOrEqual(255);
  });
});
