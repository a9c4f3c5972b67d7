import type { CallContext, Service, ServiceId } from '../service.ts';
import { findRole } from '../services/iam/role-store.ts';
import type { Session } from '../services/sts/session.ts';
import type { RequestFacts } from './pattern.ts';

type Services = ReadonlyMap<ServiceId, Service>;

interface Subject {
  readonly input: object;
  /** ARN, or `*`. */
  readonly resource: string;
}

/**
 * What conditions can ask about a call. Source: "AWS global condition context keys" and "Condition keys for
 * IAM and AWS STS", IAM user guide; the pages of each service in the Service Authorization Reference.
 */
export function requestFacts(
  services: Services,
  ctx: CallContext,
  session: Session,
  { input, resource }: Subject,
): RequestFacts {
  const values: Readonly<Record<string, unknown>> = { ...input };
  const requested = Object.entries(tagsIn(values));
  const facts: [string, readonly string[]][] = [
    ['aws:PrincipalArn', [session.roleArn]],
    ['aws:PrincipalAccount', [session.account]],
    ['aws:RequestedRegion', [ctx.region]],
    ['aws:ResourceAccount', [ctx.account]],
    ...tagFacts('aws:PrincipalTag', session.tags),
    ...tagFacts('aws:RequestTag', Object.fromEntries(requested)),
    ...tagFacts('aws:ResourceTag', resourceTags(services, ctx, resource)),
    ['aws:TagKeys', requested.map(([key]) => key)],
    ['iam:PermissionsBoundary', boundaryOf(values, ctx)],
    ['cloudformation:RoleArn', texts(values.RoleARN)],
    ['application-autoscaling:service-namespace', texts(values.ServiceNamespace)],
  ];
  return new Map(
    facts.filter(([, known]) => known.length > 0).map(([key, known]) => [key.toLowerCase(), known]),
  );
}

function tagFacts(
  key: string,
  tags: Readonly<Record<string, string>>,
): [string, readonly string[]][] {
  return Object.entries(tags).map(([name, value]) => [`${key}/${name}`, [value]]);
}

function resourceTags(
  services: Services,
  ctx: CallContext,
  arn: string,
): Readonly<Record<string, string>> {
  if (!arn.startsWith('arn:')) return {};
  const [, , prefix] = arn.split(':');
  for (const { id, taggables } of services.values()) {
    if (!taggables || (prefix === 's3') !== (id === 'S3')) continue;
    const found = taggables.list(ctx.as(id)).find((tagged) => tagged.arn === arn);
    if (found) return found.tags;
  }
  return prefix === 'iam' ? (roleOf(arn, ctx)?.tags ?? {}) : {};
}

function roleOf(arn: string, ctx: CallContext) {
  return findRole(ctx.as('IAM'), arn.split('/').at(-1) ?? '');
}

/** Of a role that is made, the boundary that it is to have; otherwise the one that it has. */
function boundaryOf(values: Readonly<Record<string, unknown>>, ctx: CallContext): string[] {
  const asked = texts(values.PermissionsBoundary);
  if (asked.length > 0) return asked;
  const [name] = texts(values.RoleName);
  return texts(name && findRole(ctx.as('IAM'), name)?.permissionsBoundary);
}

function texts(value: unknown): string[] {
  return typeof value === 'string' && value !== '' ? [value] : [];
}

/** Tags in whatever form the service takes them: a list, a map, or specifications of EC2. */
function tagsIn(values: Readonly<Record<string, unknown>>): Record<string, string> {
  const lists = [values.Tags, values.tags, values.TagList];
  const specifications = Array.isArray(values.TagSpecifications) ? values.TagSpecifications : [];
  for (const specification of specifications) lists.push(Object(specification).Tags);
  return Object.assign({}, ...lists.map(tagRecord));
}

function tagRecord(tags: unknown): Record<string, string> {
  if (!Array.isArray(tags)) {
    return typeof tags === 'object' && tags !== null
      ? Object.fromEntries(Object.entries(tags))
      : {};
  }
  return Object.fromEntries(
    tags.map((tag) => {
      const { Key, key, Value, value } = Object(tag);
      return [String(Key ?? key), String(Value ?? value ?? '')];
    }),
  );
}
