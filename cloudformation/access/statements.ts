import { ref, sub } from '../builder/intrinsics.ts';
import type { Intrinsic, JsonDocument, Value } from '../builder/value.ts';
import { keyStatement } from '../optional-key.ts';
import type { AccessScope } from './access-scope.ts';

/** A statement that allows the actions on exactly these resources. */
export function allow(
  sid: string,
  actions: readonly string[],
  resources: ReadonlyArray<Value<string>>,
  condition?: JsonDocument,
): JsonDocument {
  return {
    Sid: sid,
    Effect: 'Allow',
    Action: actions,
    Resource: resources,
    ...(condition !== undefined && { Condition: condition }),
  };
}

export function policyDocument(statements: readonly JsonDocument[]): JsonDocument {
  return { Version: '2012-10-17', Statement: statements };
}

/** ARN in the stack's own account and region. */
export function localArn(service: string, resource: Value<string>): Intrinsic<string> {
  return sub`arn:${ref('AWS::Partition')}:${service}:${ref('AWS::Region')}:${ref('AWS::AccountId')}:${resource}`;
}

/** Reading some of the secrets, and their key where they have one of their own. */
export function readSecrets(
  { secrets }: AccessScope,
  arns: ReadonlyArray<Intrinsic<string>>,
): JsonDocument[] {
  return [
    allow('ReadSecrets', ['secretsmanager:GetSecretValue', 'secretsmanager:DescribeSecret'], arns),
    keyStatement(secrets.key, ['kms:Decrypt'], 'secretsmanager'),
  ];
}

/** Reading a secret and writing a new version of it, as hosts do that know a tool's address. */
export function maintainSecret(scope: AccessScope, arn: Intrinsic<string>): JsonDocument[] {
  return [
    allow(
      'MaintainSecret',
      [
        'secretsmanager:GetSecretValue',
        'secretsmanager:DescribeSecret',
        'secretsmanager:PutSecretValue',
      ],
      [arn],
    ),
    keyStatement(scope.secrets.key, ['kms:Decrypt', 'kms:GenerateDataKey'], 'secretsmanager'),
  ];
}

/** Pulling images of the environment's repositories. The log-in token is for the whole registry. */
export function pullImages({ environment }: AccessScope): JsonDocument[] {
  return [
    allow('LogIntoRegistry', ['ecr:GetAuthorizationToken'], ['*']),
    allow(
      'PullImages',
      ['ecr:BatchCheckLayerAvailability', 'ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'],
      [localArn('ecr', sub`repository/${environment}-*`)],
    ),
  ];
}

export const objectReading = ['s3:GetObject', 's3:GetObjectVersion'];
export const objectWriting = [
  's3:PutObject',
  's3:DeleteObject',
  's3:AbortMultipartUpload',
  's3:ListMultipartUploadParts',
];

/** Objects of the data lake, and listing them. Not the key, which depends on who encrypts. */
export function reachLake({ lake }: AccessScope, actions: readonly string[]): JsonDocument[] {
  return [
    allow('ListLake', ['s3:ListBucket', 's3:GetBucketLocation'], [lake.arn]),
    allow('ReachLake', actions, [sub`${lake.arn}/*`]),
  ];
}
