import type { RelationKind } from '../graph.ts';
import type { RelationRule } from '../resource-module.ts';

interface Permission {
  readonly kind: RelationKind;
  readonly to: string;
  readonly actions: RegExp;
}

/** What a permission to act on a resource makes of it. */
const permissions: readonly Permission[] = [
  { kind: 'reads', to: 'AWS::S3::Bucket', actions: /^s3:(\*|Get|List)/i },
  { kind: 'writes', to: 'AWS::S3::Bucket', actions: /^s3:(\*|Put|Delete)/i },
  {
    kind: 'uses-secret',
    to: 'AWS::SecretsManager::Secret',
    actions: /^secretsmanager:(\*|Get\*|GetSecretValue)$/i,
  },
  { kind: 'uses', to: 'AWS::KMS::Key', actions: /^kms:(\*|Decrypt|Encrypt|GenerateDataKey)/i },
  { kind: 'reads', to: 'AWS::Glue::Database', actions: /^glue:(\*|Get\*|GetTable)/i },
  {
    kind: 'writes',
    to: 'AWS::Glue::Database',
    actions: /^glue:(\*|(Batch)?(Create|Update)(Table|Partition))/i,
  },
  { kind: 'reads', to: 'AWS::ECR::Repository', actions: /^ecr:(\*|BatchGetImage)$/i },
  { kind: 'writes', to: 'AWS::Logs::LogGroup', actions: /^logs:(\*|PutLogEvents)$/i },
];

/** The relations that follow from what the statements at a path allow, by the ARNs that they name. */
export function policyRelations(statements: string): RelationRule[] {
  return permissions.map(({ kind, to, actions }) => ({
    kind,
    each: statements,
    when: [
      { property: 'Effect', matches: /^Allow$/ },
      { property: 'Action[]', matches: actions },
    ],
    property: 'Resource[]',
    to,
    match: 'arn-pattern',
  }));
}
