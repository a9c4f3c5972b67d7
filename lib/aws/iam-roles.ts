import {
  GetPolicyVersionCommand,
  GetRolePolicyCommand,
  paginateListInstanceProfiles,
  paginateListPolicies,
  paginateListRolePolicies,
  paginateListRoles,
  paginateListRoleTags,
} from '@aws-sdk/client-iam';
import { AnswerMemory, aMinuteMs } from '#lib/answers/answer-memory.ts';
import type { LiveResource } from '#lib/resources/live-resource.ts';
import { allPages } from './all-pages.ts';
import type { Aws } from './clients.ts';
import { toLiveResource, wantedOnly } from './live-resource.ts';
import { policyDocument } from './policy-document.ts';
import { unlessAbsent } from './unless-absent.ts';

type Iam = Pick<Aws, 'iam'>;

interface Wanted {
  readonly ids: readonly string[];
  readonly now: Date;
}

const pageSize = 1000;
const absent = ['NoSuchEntityException', 'NoSuchEntity'];
const documents = new AnswerMemory<object>(aMinuteMs);

/**
 * Roles with their tags, and their inline policies as `RolePolicyList`, the name that
 * `GetAccountAuthorizationDetails` has for them, documents decoded. `ListRoles` tells neither; both
 * are read once a minute: IAM allows few calls.
 */
export async function listRoles({ iam }: Iam, { ids, now }: Wanted): Promise<LiveResource[]> {
  const found: LiveResource[] = [];
  const wanted = new Set(ids);
  for await (const page of paginateListRoles({ client: iam, pageSize }, {})) {
    for (const shape of page.Roles ?? []) {
      const { RoleName = '', Arn = '' } = shape;
      if (!wanted.has(RoleName) && !wanted.has(Arn)) continue;
      const details = await documents.of(iam, RoleName, now, () => roleDetails(iam, RoleName));
      const AssumeRolePolicyDocument = policyDocument(shape.AssumeRolePolicyDocument);
      found.push(
        toLiveResource(
          'AWS::IAM::Role',
          RoleName,
          { ...shape, AssumeRolePolicyDocument, ...details },
          [Arn],
        ),
      );
    }
  }
  return found;
}

async function roleDetails(iam: Iam['iam'], RoleName: string): Promise<object> {
  const tags = await unlessAbsent(absent, () =>
    allPages(paginateListRoleTags({ client: iam, pageSize }, { RoleName })),
  );
  return {
    Tags: (tags ?? []).flatMap(({ Tags = [] }) => Tags),
    RolePolicyList: await inlinePolicies(iam, RoleName),
  };
}

export async function listInstanceProfiles(
  { iam }: Iam,
  ids: readonly string[],
): Promise<LiveResource[]> {
  const found: LiveResource[] = [];
  for await (const page of paginateListInstanceProfiles({ client: iam, pageSize }, {})) {
    for (const { Roles = [], ...shape } of page.InstanceProfiles ?? []) {
      const decoded = Roles.map((role) => ({
        ...role,
        AssumeRolePolicyDocument: policyDocument(role.AssumeRolePolicyDocument),
      }));
      found.push(
        toLiveResource(
          'AWS::IAM::InstanceProfile',
          shape.InstanceProfileName,
          { ...shape, Roles: decoded },
          [shape.Arn],
        ),
      );
    }
  }
  return wantedOnly(found, ids);
}

/** The account's own policies with the document of the version in force. */
export async function listPolicies({ iam }: Iam, { ids, now }: Wanted): Promise<LiveResource[]> {
  const found: LiveResource[] = [];
  for await (const page of paginateListPolicies({ client: iam, pageSize }, { Scope: 'Local' })) {
    for (const shape of page.Policies ?? []) {
      const { Arn = '', DefaultVersionId: VersionId } = shape;
      if (!ids.includes(Arn)) continue;
      const PolicyDocument = await documents.of(iam, `${Arn} ${VersionId}`, now, async () => {
        const answer = await unlessAbsent(absent, () =>
          iam.send(new GetPolicyVersionCommand({ PolicyArn: Arn, VersionId })),
        );
        return policyDocument(answer?.PolicyVersion?.Document);
      });
      found.push(toLiveResource('AWS::IAM::ManagedPolicy', Arn, { ...shape, PolicyDocument }));
    }
  }
  return found;
}

async function inlinePolicies(iam: Iam['iam'], RoleName: string): Promise<object[]> {
  const pages = await unlessAbsent(absent, () =>
    allPages(paginateListRolePolicies({ client: iam, pageSize }, { RoleName })),
  );
  const found: object[] = [];
  for (const PolicyName of (pages ?? []).flatMap(({ PolicyNames = [] }) => PolicyNames)) {
    const answer = await unlessAbsent(absent, () =>
      iam.send(new GetRolePolicyCommand({ RoleName, PolicyName })),
    );
    found.push({ PolicyName, PolicyDocument: policyDocument(answer?.PolicyDocument) });
  }
  return found;
}
