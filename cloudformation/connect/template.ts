import { getAtt, ref } from '../builder/intrinsics.ts';
import type { Template } from '../builder/template.ts';
import { TemplateBuilder } from '../builder/template-builder.ts';
import type { Intrinsic, JsonDocument } from '../builder/value.ts';
import { deployerGrants } from './deployer-grants.ts';
import { type Access, accessRoleNames, boundaryName, stackRoleName } from './names.ts';
import {
  boundaryStatements,
  grantStatement,
  inPolicies,
  policyDocument,
  stackRoleStatements,
} from './policies.ts';
import { readerGrants } from './reader-grants.ts';

/** Who is let in; what is not given is asked for when the stack is made. */
export interface Connection {
  readonly access: Access;
  /** Told whenever the role is assumed. */
  readonly externalId?: string;
  /** The account that Strata runs in. */
  readonly strataAccountId?: string;
  /** Patterns of the ARN of the identity that Strata runs with. */
  readonly strataPrincipals?: readonly string[];
}

/**
 * What lets Strata into an account: the role that it assumes, and for a deployer the role by which
 * CloudFormation makes what layers contain, with the boundary of what they make.
 */
export function connectionTemplate(connection: Connection): Template {
  const template = new TemplateBuilder(
    connection.access === 'reader'
      ? 'Lets Strata look at this account: a role that reads and changes nothing'
      : 'Lets Strata deploy into this account: its role, the role of its stacks, and their boundary',
  );
  const access = addAccessRole(template, connection);
  template.output('RoleArn', 'What Strata asks for to connect the account', getAtt(access, 'Arn'));
  if (connection.access === 'deployer') addStackRole(template);
  return template.build();
}

function addAccessRole(template: TemplateBuilder, connection: Connection) {
  const grants =
    connection.access === 'reader' ? readerGrants : [...readerGrants, ...deployerGrants];
  return template.resource('AccessRole', 'AWS::IAM::Role', {
    RoleName: accessRoleNames[connection.access],
    Description: `Strata assumes this role, as ${connection.access}`,
    MaxSessionDuration: 3600,
    AssumeRolePolicyDocument: trust(template, connection),
    ManagedPolicyArns: addPolicies(template, 'Access', grants.map(grantStatement)),
  });
}

/** The identity is named by conditions, since its role may lie under any path; nobody else gets in. */
function trust(template: TemplateBuilder, connection: Connection): JsonDocument {
  const group = 'Who gets in';
  const account = template.parameter('StrataAccountId', {
    Type: 'String',
    Description: 'Account that Strata runs in.',
    ...(connection.strataAccountId && { Default: connection.strataAccountId }),
    AllowedPattern: '^\\d{12}$',
    ConstraintDescription: 'must be the twelve digits of an account',
    group,
  });
  const principals = template.parameter('StrataPrincipals', {
    Type: 'CommaDelimitedList',
    Description: 'ARNs, or patterns of them, of the identity that Strata runs with.',
    ...(connection.strataPrincipals && { Default: connection.strataPrincipals.join(',') }),
    group,
  });
  const externalId = template.parameter('ExternalId', {
    Type: 'String',
    Description: 'External id of this account in Strata.',
    ...(connection.externalId && { Default: connection.externalId }),
    MinLength: 16,
    AllowedPattern: '^[\\w+=,.@:/-]+$',
    ConstraintDescription: 'must be the external id that Strata shows',
    group,
  });
  const Principal = { AWS: ref(account) };
  const isStrata = { ArnLike: { 'aws:PrincipalArn': ref(principals) } };
  return policyDocument([
    {
      Effect: 'Allow',
      Principal,
      Action: 'sts:AssumeRole',
      Condition: { ...isStrata, StringEquals: { 'sts:ExternalId': ref(externalId) } },
    },
    {
      Effect: 'Allow',
      Principal,
      Action: 'sts:TagSession',
      Condition: {
        ...isStrata,
        'ForAllValues:StringEquals': { 'aws:TagKeys': ['strata:person', 'strata:environment'] },
      },
    },
  ]);
}

function addStackRole(template: TemplateBuilder): void {
  template.resource('Boundary', 'AWS::IAM::ManagedPolicy', {
    ManagedPolicyName: boundaryName,
    Description: 'The most that a role of a layer of Strata may do',
    PolicyDocument: policyDocument(boundaryStatements()),
  });
  const role = template.resource('StackRole', 'AWS::IAM::Role', {
    RoleName: stackRoleName,
    Description: 'CloudFormation makes by this role what the layers of Strata contain',
    AssumeRolePolicyDocument: policyDocument([
      {
        Effect: 'Allow',
        Principal: { Service: 'cloudformation.amazonaws.com' },
        Action: 'sts:AssumeRole',
        Condition: { StringEquals: { 'aws:SourceAccount': ref('AWS::AccountId') } },
      },
    ]),
    ManagedPolicyArns: addPolicies(template, 'Stack', stackRoleStatements()),
  });
  template.output('StackRoleArn', 'Role of the stacks that Strata deploys', getAtt(role, 'Arn'));
}

function addPolicies(
  template: TemplateBuilder,
  name: 'Access' | 'Stack',
  statements: readonly JsonDocument[],
): Intrinsic<string>[] {
  return inPolicies(statements).map((part, index) =>
    ref(
      template.resource(`${name}Policy${index + 1}`, 'AWS::IAM::ManagedPolicy', {
        Description: `${name === 'Access' ? 'What Strata may do' : 'What stacks of Strata may do'}, part ${index + 1}`,
        PolicyDocument: policyDocument(part),
      }),
    ),
  );
}
