import { expect, test } from 'vitest';
import { ref } from '../builder/intrinsics.ts';
import { TemplateBuilder } from '../builder/template-builder.ts';
import { textInput } from '../layer-inputs.ts';
import { addSecretWriter } from './add-secret-writer.ts';

function templateWith(keyed: boolean) {
  const template = new TemplateBuilder('Sample');
  const { serviceToken } = addSecretWriter(template, {
    environment: ref('AWS::StackName'),
    secretArn: textInput(template, 'RedisCredentialsArn'),
    ...(keyed && { keyArn: textInput(template, 'CredentialsKeyArn') }),
  });
  return { serviceToken, ...template.build() };
}

test('the function may use its secret, its log and, of everything else, random passwords', () => {
  const { Resources, serviceToken } = templateWith(false);
  expect(serviceToken).toEqual({ 'Fn::GetAtt': ['SecretWriter', 'Arn'] });
  expect(Resources.SecretWriter?.Properties).toMatchObject({ Handler: 'index.handler' });
  expect(Resources.SecretWriterRole?.Properties.Policies).toMatchObject([
    {
      PolicyDocument: {
        Statement: [
          {
            Action: ['secretsmanager:GetSecretValue', 'secretsmanager:PutSecretValue'],
            Resource: { Ref: 'RedisCredentialsArn' },
          },
          { Action: 'secretsmanager:GetRandomPassword', Resource: '*' },
          {
            Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
            Resource: { 'Fn::GetAtt': ['SecretWriterLogGroup', 'Arn'] },
          },
        ],
      },
    },
  ]);
  expect(Resources.SecretWriterLogGroup?.Properties.RetentionInDays).toBe(30);
});

test('the statement for a key of another layer is left out where that layer has none', () => {
  const { Resources, Conditions } = templateWith(true);
  expect(Conditions).toEqual({
    SecretWriterKeyGiven: { 'Fn::Not': [{ 'Fn::Equals': [{ Ref: 'CredentialsKeyArn' }, 'none'] }] },
  });
  expect(Resources.SecretWriterRole?.Properties.Policies).toMatchObject([
    {
      PolicyDocument: {
        Statement: expect.arrayContaining([
          {
            'Fn::If': [
              'SecretWriterKeyGiven',
              expect.objectContaining({ Resource: { Ref: 'CredentialsKeyArn' } }),
              { Ref: 'AWS::NoValue' },
            ],
          },
        ]),
      },
    },
  ]);
});
