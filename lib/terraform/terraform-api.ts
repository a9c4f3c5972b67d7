import { z } from 'zod';
import type {
  RunAction,
  TerraformRun,
  TerraformState,
  TerraformWorkspace,
} from '#lib/api/terraform.ts';
import type { Clock } from '#lib/context/context.ts';
import { askService, type Service } from '#lib/services/ask-service.ts';
import { errorsIn, listOf, relatedId, resource } from './json-api.ts';

/** HCP Terraform as one organization is asked. */
export interface Terraform {
  readonly service: Service;
  /** Where people see it. */
  readonly siteUrl: string;
  readonly organization: string;
}

interface Access {
  /** Without a path. */
  readonly siteUrl: string;
  readonly organization: string;
  readonly token: string;
  readonly clock: Clock;
}

/** Source for all of this: "API Documentation", HCP Terraform. */
export function terraformOf({ siteUrl, organization, token, clock }: Access): Terraform {
  return {
    siteUrl,
    organization,
    service: {
      title: 'HCP Terraform',
      baseUrl: `${siteUrl}/api/v2`,
      token,
      headers: { 'content-type': 'application/vnd.api+json', accept: 'application/vnd.api+json' },
      reasonIn: errorsIn,
      rateLimitResetsFrom: 'now',
      clock,
    },
  };
}

const workspace = resource(
  'workspaces',
  z.object({
    name: z.string(),
    locked: z.boolean().default(false),
    'auto-apply': z.boolean().default(false),
    'execution-mode': z.string().nullish(),
    'terraform-version': z.string().nullish(),
    'resource-count': z.number().int().nullish(),
    'updated-at': z.string().nullish(),
  }),
);

const plan = resource(
  'plans',
  z.object({
    status: z.string(),
    'resource-additions': z.number().int().nullish(),
    'resource-changes': z.number().int().nullish(),
    'resource-destructions': z.number().int().nullish(),
    'resource-imports': z.number().int().nullish(),
  }),
);

const run = resource(
  'runs',
  z.object({
    status: z.string(),
    message: z.string().nullish(),
    'created-at': z.string(),
    'is-destroy': z.boolean().default(false),
    'plan-only': z.boolean().default(false),
    actions: z.object({
      'is-confirmable': z.boolean().default(false),
      'is-discardable': z.boolean().default(false),
      'is-cancelable': z.boolean().default(false),
    }),
  }),
);

/** Only plans are asked to be included. */
const included = z.array(plan).default([]);

const stateVersion = resource(
  'state-versions',
  z.object({
    serial: z.number().int(),
    'created-at': z.string(),
    'terraform-version': z.string().nullish(),
    resources: z.array(z.object({ count: z.number().int().default(1) })).nullish(),
  }),
);

const output = resource(
  'state-version-outputs',
  z.object({
    name: z.string(),
    type: z.string(),
    sensitive: z.boolean(),
    value: z.unknown(),
  }),
);

/** The largest that there is. */
const pageSize = 100;
/** Workspaces beyond these are not listed, only found by their name. */
const mostPages = 10;
const shownRuns = 20;

/** Every workspace that the token may see, by name, page after page. */
export async function listWorkspaces(terraform: Terraform): Promise<TerraformWorkspace[]> {
  const found: TerraformWorkspace[] = [];
  for (let page = 1; page <= mostPages; page += 1) {
    const query = new URLSearchParams({ 'page[number]': `${page}`, 'page[size]': `${pageSize}` });
    const { data, meta } = await askService(terraform.service, {
      path: `/organizations/${encodeURIComponent(terraform.organization)}/workspaces?${query}`,
      answer: listOf(workspace),
    });
    found.push(...data.map(toWorkspace));
    if (!meta?.pagination['next-page']) break;
  }
  return found;
}

/** The workspace of a name. Throws `service-refused` where the token may see none. */
export async function findWorkspace(
  terraform: Terraform,
  name: string,
): Promise<TerraformWorkspace> {
  const organization = encodeURIComponent(terraform.organization);
  const { data } = await askService(terraform.service, {
    path: `/organizations/${organization}/workspaces/${encodeURIComponent(name)}`,
    answer: z.object({ data: workspace }),
  });
  return toWorkspace(data);
}

/** The newest runs of a workspace, each with the summary of its plan. */
export async function listRuns(
  terraform: Terraform,
  { id, name }: Pick<TerraformWorkspace, 'id' | 'name'>,
): Promise<TerraformRun[]> {
  const query = new URLSearchParams({ 'page[size]': `${shownRuns}`, include: 'plan' });
  const answer = await askService(terraform.service, {
    path: `/workspaces/${encodeURIComponent(id)}/runs?${query}`,
    answer: listOf(run).extend({ included }),
  });
  return answer.data.map((one) => toRun(terraform, name, one, answer.included));
}

/** A run of a workspace; undefined where it is another workspace's, or none. */
export async function findRun(
  terraform: Terraform,
  { id, name }: Pick<TerraformWorkspace, 'id' | 'name'>,
  runId: string,
): Promise<TerraformRun | undefined> {
  const answer = await askService(terraform.service, {
    path: `/runs/${encodeURIComponent(runId)}?include=plan`,
    answer: z.object({ data: run, included }).nullable(),
    mayBeMissing: true,
  });
  if (!answer || relatedId(answer.data, 'workspace') !== id) return undefined;
  return toRun(terraform, name, answer.data, answer.included);
}

/** Starts a run by the newest configuration of the workspace, which waits for somebody to apply it. */
export async function createRun(
  terraform: Terraform,
  { id, name }: Pick<TerraformWorkspace, 'id' | 'name'>,
  { message, planOnly }: { readonly message: string; readonly planOnly: boolean },
): Promise<TerraformRun> {
  const { data } = await askService(terraform.service, {
    method: 'POST',
    path: '/runs',
    body: {
      data: {
        type: 'runs',
        attributes: { message, 'plan-only': planOnly, 'auto-apply': false },
        relationships: { workspace: { data: { type: 'workspaces', id } } },
      },
    },
    answer: z.object({ data: run }),
  });
  return toRun(terraform, name, data, []);
}

/** Queues an action on a run; it happens later. */
export async function actOnRun(
  terraform: Terraform,
  runId: string,
  { action, comment }: { readonly action: RunAction; readonly comment: string | undefined },
): Promise<void> {
  await askService(terraform.service, {
    method: 'POST',
    path: `/runs/${encodeURIComponent(runId)}/actions/${action}`,
    body: comment === undefined ? {} : { comment },
    answer: z.unknown(),
  });
}

/** The current state of a workspace with its outputs; null where nothing was applied yet. */
export async function findState(
  terraform: Terraform,
  workspaceId: string,
): Promise<TerraformState | null> {
  const path = `/workspaces/${encodeURIComponent(workspaceId)}`;
  const state = await askService(terraform.service, {
    path: `${path}/current-state-version`,
    answer: z.object({ data: stateVersion }).nullable(),
    mayBeMissing: true,
  });
  if (!state) return null;
  const outputs = await askService(terraform.service, {
    path: `${path}/current-state-version-outputs`,
    answer: listOf(output).nullable(),
    mayBeMissing: true,
  });
  const { id, attributes } = state.data;
  return {
    id,
    serial: attributes.serial,
    createdAt: attributes['created-at'],
    terraformVersion: attributes['terraform-version'] ?? null,
    resourceCount: (attributes.resources ?? []).reduce((sum, { count }) => sum + count, 0),
    outputs: (outputs?.data ?? []).map(({ attributes: { name, type, sensitive, value } }) => ({
      name,
      type,
      isSensitive: sensitive,
      value: sensitive ? null : JSON.stringify(value ?? null),
    })),
  };
}

function toWorkspace({ id, attributes }: z.output<typeof workspace>): TerraformWorkspace {
  return {
    id,
    name: attributes.name,
    isLocked: attributes.locked,
    autoApply: attributes['auto-apply'],
    executionMode: attributes['execution-mode'] ?? null,
    terraformVersion: attributes['terraform-version'] ?? null,
    resourceCount: attributes['resource-count'] ?? null,
    updatedAt: attributes['updated-at'] ?? null,
  };
}

function toRun(
  { siteUrl, organization }: Terraform,
  workspaceName: string,
  found: z.output<typeof run>,
  plans: readonly z.output<typeof plan>[],
): TerraformRun {
  const { id, attributes } = found;
  const { actions } = attributes;
  const planId = relatedId(found, 'plan');
  const its = plans.find((one) => one.id === planId);
  return {
    id,
    status: attributes.status,
    message: attributes.message ?? '',
    createdAt: attributes['created-at'],
    isDestroy: attributes['is-destroy'],
    planOnly: attributes['plan-only'],
    plan: its
      ? {
          status: its.attributes.status,
          additions: its.attributes['resource-additions'] ?? 0,
          changes: its.attributes['resource-changes'] ?? 0,
          destructions: its.attributes['resource-destructions'] ?? 0,
          imports: its.attributes['resource-imports'] ?? 0,
        }
      : null,
    actions: [
      ...(actions['is-confirmable'] ? (['apply'] as const) : []),
      ...(actions['is-discardable'] ? (['discard'] as const) : []),
      ...(actions['is-cancelable'] ? (['cancel'] as const) : []),
    ],
    url: `${workspaceUrl({ siteUrl, organization, workspace: workspaceName })}/runs/${id}`,
  };
}

/** Where people see a workspace. */
export function workspaceUrl(of: {
  readonly siteUrl: string;
  readonly organization: string;
  readonly workspace: string;
}): string {
  return `${of.siteUrl}/app/${encodeURIComponent(of.organization)}/workspaces/${encodeURIComponent(of.workspace)}`;
}
