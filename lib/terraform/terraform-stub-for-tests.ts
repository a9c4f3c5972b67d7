import { createHmac } from 'node:crypto';
import {
  type StubAnswer,
  type StubRequest,
  type StubServer,
  startStubServer,
} from '#lib/services/stub-server-for-tests.ts';

interface StubRun {
  readonly id: string;
  readonly workspaceId: string;
  readonly message: string;
  readonly planOnly: boolean;
  readonly isDestroy?: boolean;
  status: string;
}

export interface TerraformStub extends StubServer {
  readonly runs: StubRun[];
  /** Posts a signed notification of a run, as HCP Terraform does. */
  notificationOf(run: StubRun, token: string): { body: string; headers: Record<string, string> };
}

interface Options {
  readonly token: string;
  readonly organization: string;
  /** Each has an id made of its name. */
  readonly workspaces: readonly string[];
}

const missing: StubAnswer = {
  status: 404,
  body: { errors: [{ status: '404', title: 'not found' }] },
};

/** HCP Terraform as its API documentation describes it, as far as the product asks it. */
export async function startTerraformStub(options: Options): Promise<TerraformStub> {
  const runs: StubRun[] = [];
  const server = await startStubServer('application/vnd.api+json', (request) =>
    answer(options, runs, request),
  );
  return {
    ...server,
    runs,
    notificationOf(run, token) {
      const body = JSON.stringify(notification(options, run));
      const signature = createHmac('sha512', token).update(body).digest('hex');
      return { body, headers: { 'x-tfe-notification-signature': signature } };
    },
  };
}

const routes: readonly [
  RegExp,
  (
    options: Options,
    runs: StubRun[],
    request: StubRequest,
    name: string,
    action: string,
  ) => StubAnswer,
][] = [
  [/^GET \/organizations\/([^/]+)\/workspaces$/, listWorkspaces],
  [/^GET \/organizations\/([^/]+)\/workspaces\/([^/]+)$/, showWorkspace],
  [/^GET \/workspaces\/([^/]+)\/runs$/, listRuns],
  [/^GET \/workspaces\/([^/]+)\/current-state-version$/, showState],
  [/^GET \/workspaces\/([^/]+)\/current-state-version-outputs$/, listOutputs],
  [/^POST \/runs$/, createRun],
  [/^GET \/runs\/([^/]+)$/, showRun],
  [/^POST \/runs\/([^/]+)\/actions\/(apply|discard|cancel)$/, actOnRun],
];

function answer(options: Options, runs: StubRun[], request: StubRequest): StubAnswer {
  const { method, path, headers } = request;
  if (headers.authorization !== `Bearer ${options.token}`) {
    return { status: 401, body: { errors: [{ status: '401', title: 'unauthorized' }] } };
  }
  if (method === 'POST' && headers['content-type'] !== 'application/vnd.api+json') {
    return { status: 415, body: { errors: [{ status: '415', title: 'unsupported media type' }] } };
  }
  const target = `${method} ${path.replace(/^\/api\/v2/, '')}`;
  for (const [pattern, handle] of routes) {
    const found = pattern.exec(target);
    if (found) return handle(options, runs, request, found[1] ?? '', found[2] ?? '');
  }
  return missing;
}

function listWorkspaces(
  { organization, workspaces }: Options,
  _: StubRun[],
  { query }: StubRequest,
  name: string,
): StubAnswer {
  if (name !== organization) return missing;
  const size = Number(query.get('page[size]') ?? 20);
  const page = Number(query.get('page[number]') ?? 1);
  const pages = Math.max(1, Math.ceil(workspaces.length / size));
  return {
    status: 200,
    body: {
      data: workspaces.slice((page - 1) * size, page * size).map(workspaceDocument),
      meta: {
        pagination: {
          'current-page': page,
          'prev-page': page > 1 ? page - 1 : null,
          'next-page': page < pages ? page + 1 : null,
          'total-pages': pages,
          'total-count': workspaces.length,
        },
      },
    },
  };
}

function showWorkspace(
  { organization, workspaces }: Options,
  _: StubRun[],
  __: StubRequest,
  of: string,
  name: string,
): StubAnswer {
  if (of !== organization || !workspaces.includes(name)) return missing;
  return { status: 200, body: { data: workspaceDocument(name) } };
}

function workspaceDocument(name: string) {
  return {
    id: `ws-${name}`,
    type: 'workspaces',
    attributes: {
      name,
      locked: false,
      'auto-apply': false,
      'execution-mode': 'remote',
      'terraform-version': '1.11.4',
      'resource-count': 2,
      'updated-at': '2026-01-02T03:04:05.000Z',
    },
  };
}

/** A run is planned by the time it is asked for again, and applied once it was listed as queued for that. */
function listRuns(_: Options, runs: StubRun[], __: StubRequest, workspaceId: string): StubAnswer {
  const its = runs.filter((run) => run.workspaceId === workspaceId).reverse();
  for (const run of its) settle(run);
  const body = {
    data: its.map(runDocument),
    included: its.map(planDocument),
    meta: { pagination: { 'current-page': 1, 'next-page': null } },
  };
  for (const run of its) if (run.status === 'apply_queued') run.status = 'applied';
  return { status: 200, body };
}

function showRun(_: Options, runs: StubRun[], __: StubRequest, id: string): StubAnswer {
  const run = runs.find((one) => one.id === id);
  if (!run) return missing;
  settle(run);
  return { status: 200, body: { data: runDocument(run), included: [planDocument(run)] } };
}

function createRun(options: Options, runs: StubRun[], { body }: StubRequest): StubAnswer {
  const { data } = body as {
    data: {
      attributes: { message: string; 'plan-only': boolean };
      relationships: { workspace: { data: { id: string } } };
    };
  };
  const workspaceId = data.relationships.workspace.data.id;
  if (!options.workspaces.some((name) => `ws-${name}` === workspaceId)) return missing;
  const run: StubRun = {
    id: `run-${`${runs.length + 1}`.padStart(16, 'A')}`,
    workspaceId,
    message: data.attributes.message,
    planOnly: data.attributes['plan-only'],
    status: 'pending',
  };
  runs.push(run);
  return { status: 201, body: { data: runDocument(run) } };
}

function settle(run: StubRun): void {
  if (run.status === 'pending') run.status = run.planOnly ? 'planned_and_finished' : 'planned';
}

const after: Readonly<Record<string, string>> = {
  apply: 'apply_queued',
  discard: 'discarded',
  cancel: 'canceled',
};

function actOnRun(
  _: Options,
  runs: StubRun[],
  __: StubRequest,
  id: string,
  action: string,
): StubAnswer {
  const run = runs.find((one) => one.id === id);
  if (!run) return missing;
  const { actions } = runDocument(run).attributes;
  const isAllowed = {
    apply: actions['is-confirmable'],
    discard: actions['is-discardable'],
    cancel: actions['is-cancelable'],
  }[action];
  if (!isAllowed) {
    const detail = 'transition not allowed';
    return { status: 409, body: { errors: [{ status: '409', title: 'conflict', detail }] } };
  }
  run.status = after[action] ?? run.status;
  return { status: 202 };
}

function runDocument(run: StubRun) {
  return {
    id: run.id,
    type: 'runs',
    attributes: {
      status: run.status,
      message: run.message,
      'created-at': '2026-01-02T03:04:05.000Z',
      source: 'tfe-api',
      'is-destroy': run.isDestroy ?? false,
      'plan-only': run.planOnly,
      'has-changes': run.status === 'planned',
      'auto-apply': false,
      actions: {
        'is-cancelable': run.status === 'pending',
        'is-confirmable': run.status === 'planned',
        'is-discardable': run.status === 'planned',
        'is-force-cancelable': false,
      },
    },
    relationships: {
      workspace: { data: { id: run.workspaceId, type: 'workspaces' } },
      plan: { data: { id: `plan-${run.id}`, type: 'plans' } },
    },
  };
}

function planDocument({ id, status }: StubRun) {
  return {
    id: `plan-${id}`,
    type: 'plans',
    attributes: {
      status: status === 'pending' ? 'pending' : 'finished',
      'resource-additions': 1,
      'resource-changes': 2,
      'resource-destructions': 0,
      'resource-imports': 3,
    },
  };
}

function hasState(runs: readonly StubRun[], workspaceId: string): boolean {
  return runs.some((run) => run.workspaceId === workspaceId && run.status === 'applied');
}

function showState(_: Options, runs: StubRun[], __: StubRequest, workspaceId: string): StubAnswer {
  if (!hasState(runs, workspaceId)) return missing;
  return {
    status: 200,
    body: {
      data: {
        id: 'sv-g4rqST72reoHMM5a',
        type: 'state-versions',
        attributes: {
          serial: 9,
          'created-at': '2026-01-02T03:05:05.000Z',
          'terraform-version': '1.11.4',
          'hosted-state-download-url': 'https://archivist.terraform.io/v1/object/canary',
          resources: [
            { name: 'network', type: 'aws_cloudformation_stack', count: 1 },
            { name: 'security', type: 'aws_cloudformation_stack', count: 1 },
          ],
        },
      },
    },
  };
}

function listOutputs(
  _: Options,
  runs: StubRun[],
  __: StubRequest,
  workspaceId: string,
): StubAnswer {
  if (!hasState(runs, workspaceId)) return missing;
  const output = (name: string, attributes: object) => ({
    id: `wsout-${name}`,
    type: 'state-version-outputs',
    attributes: { name, ...attributes },
  });
  return {
    status: 200,
    body: {
      data: [
        output('network', { sensitive: false, type: 'map', value: { VpcId: 'vpc-1' } }),
        output('password', { sensitive: true, type: 'string', value: null }),
      ],
    },
  };
}

function notification({ organization }: Options, run: StubRun) {
  return {
    payload_version: 1,
    notification_configuration_id: 'nc-AeUQ2zfKZzW9TiGZ',
    run_url: `https://app.terraform.io/app/${organization}/${run.workspaceId}/runs/${run.id}`,
    run_id: run.id,
    run_message: run.message,
    run_created_at: '2026-01-02T03:04:05.000Z',
    run_created_by: 'sample-user',
    workspace_id: run.workspaceId,
    workspace_name: run.workspaceId.replace(/^ws-/, ''),
    organization_name: organization,
    notifications: [
      {
        message: 'Run Planned and needs confirmation',
        trigger: 'run:needs_attention',
        run_status: run.status,
        run_updated_at: '2026-01-02T03:04:09.000Z',
        run_updated_by: null,
      },
    ],
  };
}
