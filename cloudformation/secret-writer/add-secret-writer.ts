import { getAtt, ref, sub } from '../builder/intrinsics.ts';
import type { ResourceHandle } from '../builder/template.ts';
import type { TemplateBuilder } from '../builder/template-builder.ts';
import type { Intrinsic, JsonDocument } from '../builder/value.ts';
import { keyStatement, type OptionalKey, optionalKey, ownKey } from '../optional-key.ts';
import { handlerSource } from './handler-source.generated.ts';

export interface SecretWriterOptions {
  readonly environment: Intrinsic<string>;
  /** The only secret that the function may read and write. */
  readonly secretArn: Intrinsic<string>;
  /** Parameter with the ARN of the secret's KMS key, or the word none. */
  readonly keyArn?: Intrinsic<string>;
  /** The secret's KMS key, where the same stack makes it. */
  readonly key?: ResourceHandle<'AWS::KMS::Key'>;
}

export interface SecretWriter {
  readonly serviceToken: Intrinsic<string>;
}

/**
 * A function for custom resources with `SecretArn`, `Values` (set as given) and `GeneratedKeys`
 * (filled where missing; `PasswordLength`, 16, and `ExcludeCharacters` shape them). One per template.
 */
export function addSecretWriter(
  template: TemplateBuilder,
  { environment, secretArn, keyArn, key }: SecretWriterOptions,
): SecretWriter {
  const logGroup = template.resource(
    'SecretWriterLogGroup',
    'AWS::Logs::LogGroup',
    {
      LogGroupName: sub`/strata/${environment}/secret-writer/${ref('AWS::StackName')}`,
      RetentionInDays: 30,
    },
    { deletionPolicy: 'Delete', updateReplacePolicy: 'Delete' },
  );
  const encryption = key ? ownKey(key) : keyArn && optionalKey(template, 'SecretWriterKey', keyArn);
  const role = template.resource('SecretWriterRole', 'AWS::IAM::Role', {
    Description: 'Completes one secret of the environment',
    AssumeRolePolicyDocument: lambdaTrust,
    Policies: [
      {
        PolicyName: 'complete-secret',
        PolicyDocument: {
          Version: '2012-10-17',
          Statement: statements({ secretArn, logGroup, encryption }),
        },
      },
    ],
  });
  const handler = template.resource(
    'SecretWriter',
    'AWS::Lambda::Function',
    {
      Description: 'Completes a secret, by order of CloudFormation',
      Runtime: 'nodejs22.x',
      Handler: 'index.handler',
      Code: { ZipFile: handlerSource },
      Role: getAtt(role, 'Arn'),
      Architectures: ['arm64'],
      MemorySize: 256,
      Timeout: 60,
      LoggingConfig: { LogGroup: ref(logGroup), LogFormat: 'JSON' },
    },
    { tags: { Name: sub`${environment}-secret-writer` } },
  );
  return { serviceToken: getAtt(handler, 'Arn') };
}

/** Lambda sends no `aws:SourceAccount` when it assumes a role; roles cannot be passed across accounts. */
const lambdaTrust = {
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: { Service: 'lambda.amazonaws.com' },
      Action: 'sts:AssumeRole',
    },
  ],
};

function statements({
  secretArn,
  logGroup,
  encryption,
}: {
  secretArn: Intrinsic<string>;
  logGroup: ResourceHandle<'AWS::Logs::LogGroup'>;
  encryption: OptionalKey | undefined;
}): JsonDocument[] {
  return [
    {
      Effect: 'Allow',
      Action: ['secretsmanager:GetSecretValue', 'secretsmanager:PutSecretValue'],
      Resource: secretArn,
    },
    { Effect: 'Allow', Action: 'secretsmanager:GetRandomPassword', Resource: '*' },
    {
      Effect: 'Allow',
      Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      Resource: getAtt(logGroup, 'Arn'),
    },
    ...(encryption
      ? [keyStatement(encryption, ['kms:Decrypt', 'kms:GenerateDataKey'], 'secretsmanager')]
      : []),
  ];
}
