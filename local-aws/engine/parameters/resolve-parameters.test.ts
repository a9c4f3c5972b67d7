import { describe, expect, it } from 'vitest';
import type { ParameterDeclaration } from '../template/template.ts';
import { referencedValue, resolveParameters } from './resolve-parameters.ts';

const text: ParameterDeclaration = { type: 'String', noEcho: false };

describe('resolveParameters', () => {
  it('takes what is given, then the previous value, then the default', () => {
    const declarations = {
      Given: { ...text, default: 'd' },
      Kept: { ...text, default: 'd' },
      Default: { ...text, default: 'd' },
    };
    const given = [
      { ParameterKey: 'Given', ParameterValue: 'g' },
      { ParameterKey: 'Kept', UsePreviousValue: true },
    ];
    expect(resolveParameters(declarations, given, { Kept: 'p', Default: 'p' })).toEqual({
      Given: 'g',
      Kept: 'p',
      Default: 'd',
    });
  });

  it.each<[string, Partial<ParameterDeclaration>, string | undefined]>([
    ['Parameters: [P] must have values', {}, undefined],
    ["Parameter 'P' must be one of AllowedValues", { allowedValues: ['a', 'b'] }, 'c'],
    ["Parameter 'P' must match pattern [a-z]+", { allowedPattern: '[a-z]+' }, 'a1'],
    [
      'Parameter P failed to satisfy constraint: letters only',
      { allowedPattern: '[a-z]+', constraintDescription: 'letters only' },
      'a1',
    ],
    ["Parameter 'P' must contain at least 3 characters", { minLength: 3 }, 'ab'],
    ["Parameter 'P' must contain at most 3 characters", { maxLength: 3 }, 'abcd'],
    ["Parameter 'P' must be a number.", { type: 'Number' }, 'x'],
    ["Parameter 'P' must be a number not less than 5", { type: 'Number', minValue: 5 }, '4'],
    ["Parameter 'P' must be a number not greater than 5", { type: 'Number', maxValue: 5 }, '6'],
    [
      "Parameter 'P' must be one of AllowedValues",
      { type: 'CommaDelimitedList', allowedValues: ['a'] },
      'a,b',
    ],
    [
      "Parameter 'P' must match pattern ^ami-.*$",
      { type: 'AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>', allowedPattern: '^ami-.*$' },
      '/name/of/parameter',
    ],
  ])('%s', (message, declaration, value) => {
    const given = value === undefined ? [] : [{ ParameterKey: 'P', ParameterValue: value }];
    expect(() => resolveParameters({ P: { ...text, ...declaration } }, given)).toThrow(message);
  });

  it('names every parameter the template does not have', () => {
    const given = [
      { ParameterKey: 'X', ParameterValue: '1' },
      { ParameterKey: 'Y', ParameterValue: '1' },
    ];
    expect(() => resolveParameters({}, given)).toThrow(
      'Parameters: [X, Y] do not exist in the template',
    );
  });
});

describe('referencedValue', () => {
  it.each([
    ['String', 'a,b', 'a,b'],
    ['CommaDelimitedList', 'a, b', ['a', 'b']],
    ['List<AWS::EC2::Subnet::Id>', 'subnet-1,subnet-2', ['subnet-1', 'subnet-2']],
    ['CommaDelimitedList', '', []],
    ['AWS::SSM::Parameter::Value<List<String>>', 'a, b', ['a', 'b']],
  ])('%s %j', (type, value, expected) => {
    expect(referencedValue({ ...text, type }, value)).toEqual(expected);
  });
});
