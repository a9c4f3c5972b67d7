import { describe, expect, it } from 'vitest';
import { readTemplate } from '../template/read-template.ts';
import { checkDynamicReferences } from './check-references.ts';
import { keepReferences } from './keep-references.ts';
import { referencesInText } from './references.ts';

const arn = 'arn:aws:secretsmanager:us-east-2:000000000000:secret:app/db-AbCdEf';

describe('referencesInText', () => {
  it.each<[string, object[]]>([
    ['{{resolve:ssm:/a/b}}', [{ kind: 'ssm', name: '/a/b' }]],
    ['x-{{resolve:ssm:a:3}}-y', [{ kind: 'ssm', name: 'a', version: '3' }]],
    ['{{resolve:ssm-secure:a:3}}', [{ kind: 'ssm-secure', name: 'a', version: '3' }]],
    ['{{resolve:ssm:a:prod}}', [{ kind: 'malformed', service: 'SSM' }]],
    ['{{resolve:secretsmanager:id}}', [{ kind: 'secretsmanager', secretId: 'id' }]],
    [
      `{{resolve:secretsmanager:${arn}:SecretString:password}}`,
      [{ kind: 'secretsmanager', secretId: arn, jsonKey: 'password' }],
    ],
    [
      '{{resolve:secretsmanager:id:SecretString:::v1}}',
      [{ kind: 'secretsmanager', secretId: 'id', versionId: 'v1' }],
    ],
    ['{{resolve:secretsmanager:id:SecretBinary}}', [{ kind: 'malformed' }]],
    [
      '{{resolve:ssm:a}}{{resolve:ssm:b}}',
      [
        { kind: 'ssm', name: 'a' },
        { kind: 'ssm', name: 'b' },
      ],
    ],
    ['{{resolve:other:a}} {{resolve:ssm}}', []],
  ])('%s', (text, expected) => {
    expect(referencesInText(text)).toMatchObject(expected);
    expect(referencesInText(text)).toHaveLength(expected.length);
  });
});

describe('checkDynamicReferences', () => {
  const parameter = (value: string) =>
    readTemplate(
      `Resources: {P: {Type: AWS::SSM::Parameter, Properties: {Type: String, Value: '${value}'}}}`,
    );

  it.each([
    [
      '{{resolve:ssm:/x:prod}}',
      'Incorrect format is used in the following SSM reference: [{{resolve:ssm:/x:prod}}]',
    ],
    [
      '{{resolve:ssm-secure:/x:1}}',
      'SSM Secure reference is not supported in: [AWS::SSM::Parameter/Properties/Value]',
    ],
  ])('refuses %s', (value, message) => {
    expect(() => checkDynamicReferences(parameter(value))).toThrow(message);
  });

  it('refuses a reference without version as the default of a parameter', () => {
    const template = readTemplate(
      "Parameters: {P: {Type: String, Default: '{{resolve:ssm:/x}}'}}\nResources: {H: {Type: AWS::CloudFormation::WaitConditionHandle}}",
    );
    expect(() => checkDynamicReferences(template)).toThrow(
      'Template error: parameter P should not contain ssm versionless resolver',
    );
  });

  it('takes secure references where they are supported, and ones that Fn::Sub completes', () => {
    const template = readTemplate(`
Resources:
  Db: {Type: AWS::RDS::DBInstance, Properties: {MasterUserPassword: '{{resolve:ssm-secure:/x:1}}'}}
  Other: {Type: AWS::SSM::Parameter, Properties: {Value: !Sub '{{resolve:ssm:\${Name}}}'}}
`);
    expect(() => checkDynamicReferences(template)).not.toThrow();
  });
});

describe('keepReferences', () => {
  it('puts references back, however deep', () => {
    const reference = '{{resolve:secretsmanager:id}}';
    const template = { A: reference, B: { C: [reference, 'plain'] }, D: 'd' };
    const told = { A: 'secret', B: { C: ['secret', 'changed'], E: 'e' }, D: 'other' };
    expect(keepReferences(template, told)).toEqual({
      A: reference,
      B: { C: [reference, 'changed'], E: 'e' },
      D: 'other',
    });
  });
});
