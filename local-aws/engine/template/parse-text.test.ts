import { describe, expect, it } from 'vitest';
import { parseText } from './parse-text.ts';

describe('parseText', () => {
  it.each([
    ['!Ref Vpc', { Ref: 'Vpc' }],
    ['!GetAtt Vpc.CidrBlock', { 'Fn::GetAtt': ['Vpc', 'CidrBlock'] }],
    ['!GetAtt Db.Endpoint.Port', { 'Fn::GetAtt': ['Db', 'Endpoint.Port'] }],
    ['!GetAtt [Vpc, CidrBlock]', { 'Fn::GetAtt': ['Vpc', 'CidrBlock'] }],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the syntax of Fn::Sub
    ['!Sub "${Vpc}-x"', { 'Fn::Sub': '${Vpc}-x' }],
    ["!Join ['-', [!Ref A, b]]", { 'Fn::Join': ['-', [{ Ref: 'A' }, 'b']] }],
    ['!Select [0, !GetAZs ""]', { 'Fn::Select': [0, { 'Fn::GetAZs': '' }] }],
    [
      '!If [C, !Ref AWS::NoValue, {K: !Ref B}]',
      { 'Fn::If': ['C', { Ref: 'AWS::NoValue' }, { K: { Ref: 'B' } }] },
    ],
    [
      '!FindInMap [M, !Ref AWS::Region, k]',
      { 'Fn::FindInMap': ['M', { Ref: 'AWS::Region' }, 'k'] },
    ],
    ['!Not [!Condition C]', { 'Fn::Not': [{ Condition: 'C' }] }],
    ['!Cidr [!GetAtt V.C, 4, 8]', { 'Fn::Cidr': [{ 'Fn::GetAtt': ['V', 'C'] }, 4, 8] }],
    ['2010-09-09', '2010-09-09'],
    ['yes', true],
  ])('reads %s', (text, expected) => {
    expect(parseText(`Key: ${text}`)).toEqual({ Key: expected });
  });

  it.each([
    ['a: [', 'Template format error: YAML not well-formed. (line 1, column 5)'],
    ['a: !Foo b', 'Template format error: YAML not well-formed. (line 1, column 4)'],
    ['{"a": 1,}', 'Template format error: JSON not well-formed. (line 1, column 9)'],
    ['- a', 'Template format error: unsupported structure.'],
    ['a: &x 1\nb: *x', 'Template error: YAML aliases are not allowed in CloudFormation templates'],
    ['a: 1\na: 2', 'Template format error: YAML not well-formed. (line 2, column 1)'],
  ])('refuses %j', (text, message) => {
    expect(() => parseText(text)).toThrow(message);
  });
});
