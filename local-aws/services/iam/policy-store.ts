import { AwsError, type CallContext } from '../../service.ts';

export interface PolicyVersionRecord {
  readonly id: string;
  readonly document: string;
  readonly createDate: string;
}

export interface PolicyRecord {
  readonly name: string;
  readonly id: string;
  readonly arn: string;
  readonly path: string;
  readonly description?: string;
  readonly createDate: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly defaultVersionId: string;
  /** The number that the next version will have. */
  readonly nextVersion: number;
  /** Oldest first, at least one. */
  readonly versions: readonly PolicyVersionRecord[];
}

const collection = 'iam.policy';

export function policies(ctx: CallContext): PolicyRecord[] {
  return ctx.store.list<PolicyRecord>(collection);
}

export function findPolicy(ctx: CallContext, arn: string): PolicyRecord | undefined {
  return ctx.store.get<PolicyRecord>(collection, arn);
}

export function savePolicy(ctx: CallContext, policy: PolicyRecord): PolicyRecord {
  ctx.store.put(collection, policy.arn, policy);
  return policy;
}

export function removePolicy(ctx: CallContext, { arn }: PolicyRecord): void {
  ctx.store.delete(collection, arn);
}

/** Any name is taken for a policy of AWS's own: their list is not part of this endpoint. */
const awsManaged = /^arn:aws:iam::aws:policy\/(?:[\w+=,.@-]+\/)*([\w+=,.@-]+)$/;

/** @throws AwsError NoSuchEntity */
export function requirePolicy(ctx: CallContext, arn: string): PolicyRecord {
  const policy = findPolicy(ctx, arn) ?? ownedByAws(arn);
  if (policy) return policy;
  throw new AwsError('NoSuchEntity', `Policy ${arn} does not exist or is not attachable.`, 404);
}

const emptyDocument = JSON.stringify({ Version: '2012-10-17', Statement: [] });

function ownedByAws(arn: string): PolicyRecord | undefined {
  const name = awsManaged.exec(arn)?.[1];
  if (!name) return undefined;
  const createDate = '2015-02-06T18:39:46Z';
  return {
    name,
    id: `ANPA${name
      .toUpperCase()
      .replace(/[^A-Z]/g, '')
      .padEnd(17, 'A')
      .slice(0, 17)}`,
    arn,
    path: arn.includes('/service-role/') ? '/service-role/' : '/',
    createDate,
    defaultVersionId: 'v1',
    nextVersion: 2,
    versions: [{ id: 'v1', createDate, document: emptyDocument }],
    tags: {},
  };
}
