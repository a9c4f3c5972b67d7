import { refuse } from '../protocol/refusals.ts';
import type { CallContext, Service, ServiceId } from '../service.ts';
import { findPolicy } from '../services/iam/policy-store.ts';
import { findRole, type RoleRecord } from '../services/iam/role-store.ts';
import type { Session } from '../services/sts/session.ts';
import { actionsOf } from './actions.ts';
import { type AccessRequest, type Verdict, verdictOf } from './evaluate.ts';
import { passedRoles } from './passed-roles.ts';
import { type Statement, statementsOf } from './policy-document.ts';
import { requestFacts } from './request-facts.ts';
import { resourcesOf } from './resources.ts';

export interface AuthorizedCall {
  readonly service: ServiceId;
  readonly operation: string;
  readonly input: object;
}

interface Access {
  readonly action: string;
  readonly resource: string;
  /** The service that a role is passed to. */
  readonly passedTo?: string;
}

/** Told of everything that a session asked for: for tests that hold a policy to what is used. */
export type AccessWitness = (access: AccessRequest, verdict: Verdict) => void;

/** Whoever calls may ask who they are; who may assume a role is asked where that is done. */
const free = new Set(['sts:GetCallerIdentity', 'sts:AssumeRole']);

/**
 * Refuses a call that the policies of the session's role do not allow. Source: "Policy evaluation logic",
 * IAM user guide: denied unless an identity policy and, where there is one, the boundary allow it.
 * @throws AwsError in the words of the service
 */
export function authorize(
  services: ReadonlyMap<ServiceId, Service>,
  ctx: CallContext,
  call: AuthorizedCall,
  witness: AccessWitness = () => {},
): void {
  const { session } = ctx;
  if (!session) return;
  const role = findRole(ctx.inAccount(session.account).as('IAM'), session.roleName);
  if (!role && session.isOfService) return;
  for (const access of accessesOf(call, ctx)) {
    if (free.has(access.action)) continue;
    const facts = new Map(
      requestFacts(services, ctx, session, { input: call.input, resource: access.resource }),
    );
    if (access.passedTo) facts.set('iam:passedtoservice', [access.passedTo]);
    const request = { action: access.action, resource: access.resource, facts };
    const { verdict, because } = judged(ctx, session, role, request);
    witness(request, verdict);
    if (verdict === 'allowed') continue;
    throw refuse(call.service, {
      kind: 'unauthorized',
      principal: session.arn,
      action: access.action,
      resource: shown(access.resource, ctx),
      because,
    });
  }
}

function accessesOf({ service, operation, input }: AuthorizedCall, ctx: CallContext): Access[] {
  const resources = resourcesOf(service, operation, input, ctx);
  return [
    ...actionsOf(service, operation, input).flatMap((action) =>
      resources.map((resource) => ({ action, resource })),
    ),
    ...passedRoles(service, operation, input, ctx).map(({ arn, service: passedTo }) => ({
      action: 'iam:PassRole',
      resource: arn,
      passedTo,
    })),
  ];
}

function judged(
  ctx: CallContext,
  session: Session,
  role: RoleRecord | undefined,
  request: AccessRequest,
): { verdict: Verdict; because: string } {
  const home = ctx.inAccount(session.account).as('IAM');
  const identity = verdictOf(role ? identityStatements(home, role) : [], request);
  if (identity !== 'allowed') {
    return {
      verdict: identity,
      because: reason(identity, 'identity-based policy', request.action),
    };
  }
  const boundary = role?.permissionsBoundary;
  if (boundary === undefined) return { verdict: 'allowed', because: '' };
  const verdict = verdictOf(managedStatements(home, boundary), request);
  return { verdict, because: reason(verdict, 'permissions boundary', request.action) };
}

/** Wording: "Troubleshoot access denied error messages", IAM user guide. */
function reason(verdict: Verdict, policy: string, action: string): string {
  const article = policy.startsWith('i') ? 'an' : 'a';
  return verdict === 'explicitly-denied'
    ? `with an explicit deny in ${article} ${policy}`
    : `because no ${policy} allows the ${action} action`;
}

/** What a role may do by its own policies. */
export function identityStatements(ctx: CallContext, role: RoleRecord): Statement[] {
  return [
    ...Object.values(role.inlinePolicies).flatMap(statementsOf),
    ...role.attachedPolicies.flatMap((arn) => managedStatements(ctx, arn)),
  ];
}

/** Of AWS's own policies only the one for administrators has a content here. */
const administrator: Statement = {
  effect: 'Allow',
  actions: ['*'],
  isNotAction: false,
  resources: ['*'],
  isNotResource: false,
  principals: {},
  conditions: [],
};

function managedStatements(ctx: CallContext, arn: string): Statement[] {
  if (arn === 'arn:aws:iam::aws:policy/AdministratorAccess') return [administrator];
  const policy = findPolicy(ctx, arn);
  const version = policy?.versions.find(({ id }) => id === policy.defaultVersionId);
  return version ? statementsOf(version.document) : [];
}

/** AWS names what is asked for even where an action is of no resource in particular. */
function shown(resource: string, { account, region }: CallContext): string {
  return resource === '*' ? `arn:aws:*:${region}:${account}:*` : resource;
}
