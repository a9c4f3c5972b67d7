import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Endpoint } from '#lib/api/endpoint.ts';
import { problem } from '#lib/api/problem.ts';
import { deploymentsOf } from '#lib/deployments/deployments-for-tests.ts';
import { refreshEnvironment } from '#lib/discovery/refresh-environment.ts';
import { endpoints } from '#lib/http/endpoints.ts';
import { accessTable } from '#lib/identity/access-table.ts';
import {
  builtInRoleIds,
  builtInRoles,
  isOfInstallation,
  type Permission,
} from '#lib/identity/permissions.ts';
import { provideRuntime } from '#lib/runtime/get-runtime.ts';
import { startTestRuntime, type TestRuntime } from '#lib/runtime/runtime-for-tests.ts';
import { type SignedIn, signInAdministrator, signInAs } from './people-for-tests.ts';
import { caller, endpointOf, routeModules, type Sent } from './routes-for-tests.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

/** Each role in all environments, each in the one that is asked about, and some who have none there. */
const callers = [
  ...builtInRoleIds.map((role) => ({ name: role, permissions: builtInRoles[role].permissions })),
  ...builtInRoleIds.map((role) => ({
    name: `${role}-here`,
    permissions: builtInRoles[role].permissions.filter((one) => !isOfInstallation(one)),
  })),
  { name: 'administrator-elsewhere', permissions: [] },
  { name: 'without-role', permissions: [] },
] satisfies { name: string; permissions: readonly Permission[] }[];

const modules = await routeModules();
let test: TestRuntime;
let asking: SignedIn | undefined;
let planId: string;
const people = new Map<string, SignedIn>();
const call = caller(modules, () => asking);

beforeAll(async () => {
  test = await startTestRuntime();
  provideRuntime(test.runtime);
  people.set('first', await signInAdministrator(test));
  const its = deploymentsOf(test);
  await its.create('here');
  await its.create('elsewhere');
  planId = (await its.plan('here')).id;
  await test.runtime.watcher.stop();
  await refreshEnvironment(test.ctx, { name: 'here' });
  for (const { name } of callers) {
    const [role = '', place] = name.split('-');
    const isBuiltIn = (builtInRoleIds as readonly string[]).includes(role);
    people.set(
      name,
      await signInAs(test, {
        name,
        ...(isBuiltIn ? { role } : {}),
        ...(isBuiltIn && place !== undefined ? { environment: place } : {}),
      }),
    );
  }
});

afterAll(() => test.close());

/** A request that whoever may send it is told is not valid, so that nothing ever happens. */
function spoiled(endpoint: Pick<Endpoint, 'path' | 'method'>): Sent {
  const known: Record<string, string> = { name: 'here', id: planId };
  const names = [...endpoint.path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  return {
    query: '?nonsense=1',
    params: Object.fromEntries(names.map((name) => [name, known[name] ?? 'x'])),
    ...(endpoint.method === 'GET' ? {} : { body: {} }),
  };
}

async function codeOf(endpoint: Pick<Endpoint, 'path' | 'method'>, sent: Sent): Promise<string> {
  const response = await call(endpoint, sent);
  return problem.parse(await response.json()).code;
}

/** What the table says that somebody with these permissions in the environment is told. */
function expectedCode(endpoint: Endpoint, permissions: readonly Permission[]): string {
  const access = accessTable[endpoint.id];
  if (!access) return 'not-allowed';
  if (access.of === 'anyone' || access.of === 'signed-in') return 'invalid-input';
  if (permissions.includes(access.permission)) return 'invalid-input';
  if (access.of === 'installation' || permissions.includes('view')) return 'not-allowed';
  return access.of === 'environment' ? 'environment-not-found' : 'deployment-not-found';
}

describe('the table of who may do what', () => {
  it('has every operation of the API and the stream, and no other', () => {
    expect(Object.keys(accessTable).sort()).toEqual(
      [...endpoints.map(({ id }) => id), 'followEvents'].sort(),
    );
  });

  it('leaves to anyone what is asked before a sign-in only', () => {
    const open = Object.keys(accessTable).filter((id) => accessTable[id]?.of === 'anyone');
    expect(open.sort()).toEqual(['getHealth', 'getReadiness', 'getSession', 'setUp']);
  });

  it('lets nobody change anything who may only view or approve, but for the approval', () => {
    const changing = endpoints.filter(({ method }) => method !== 'GET');
    const allowed = changing.filter(({ id }) => {
      const access = accessTable[id];
      return access && 'permission' in access && ['view', 'approve'].includes(access.permission);
    });
    expect(allowed.map(({ id }) => id).sort()).toEqual(['approveDeployment', 'refreshGraph']);
  });
});

describe.each(callers)('$name', ({ name, permissions }) => {
  it('is answered by every route as the table says', async () => {
    asking = people.get(name);
    const told: Record<string, string> = {};
    const expected: Record<string, string> = {};
    for (const endpoint of endpoints) {
      told[endpoint.id] = await codeOf(endpoint, spoiled(endpoint));
      expected[endpoint.id] = expectedCode(endpoint, permissions);
    }
    expect(told).toEqual(expected);
  });
});

describe('nobody', () => {
  it('is answered by what is for anyone only', async () => {
    asking = undefined;
    for (const endpoint of endpoints) {
      const access = accessTable[endpoint.id];
      const code = access?.of === 'anyone' ? 'invalid-input' : 'not-signed-in';
      expect(await codeOf(endpoint, spoiled(endpoint)), endpoint.id).toBe(code);
    }
  });

  it.each([
    ['a token that nobody made', { authorization: `Bearer strata_${'a'.repeat(43)}` }],
    ['no token', { authorization: 'Basic b3BlcmF0b3I6' }],
    ['a cookie that nobody signed', { cookie: 'strata-3000.session_token=abc.def' }],
  ])('is whoever has %s', async (_, headers) => {
    asking = { id: '', email: '', headers };
    const response = await call(endpointOf('listEnvironments'));
    expect(response.status).toBe(401);
    expect(response.headers.get('www-authenticate')).toBe('Bearer');
  });
});

describe('what only the content of a request tells', () => {
  const plan = (body: object) =>
    call(endpointOf('planDeployment'), { params: { name: 'here' }, body });

  it('a plan that is applied at once needs more than a plan', async () => {
    asking = people.get('operator');
    const before = await test.ctx.db.deployment.count();
    const response = await plan({ layers: ['network'], apply: true });
    expect(response.status).toBe(403);
    expect(problem.parse(await response.json())).toMatchObject({
      code: 'not-allowed',
      detail: expect.stringContaining('“deploy”'),
    });
    expect(await test.ctx.db.deployment.count()).toBe(before);
  });

  it('is allowed and refused by name in the audit', async () => {
    const entries = await test.ctx.db.auditEntry.findMany({
      where: { action: 'planDeployment', actor: 'operator@example.com', code: 'not-allowed' },
    });
    expect(entries.length).toBeGreaterThan(0);
    expect(entries[0]).toMatchObject({ result: 'refused', environment: 'here' });
  });
});

describe('what somebody may not see', () => {
  const listed = async () => {
    const response = await call(endpointOf('listEnvironments'));
    const { environments } = (await response.json()) as { environments: { name: string }[] };
    return environments.map(({ name }) => name);
  };

  it('is not in the list of environments', async () => {
    asking = people.get('viewer-here');
    expect(await listed()).toEqual(['here']);
    asking = people.get('viewer');
    expect(await listed()).toEqual(['elsewhere', 'here']);
    asking = people.get('without-role');
    expect(await listed()).toEqual([]);
  });

  it('is not in the live stream, also in that of all environments', async () => {
    asking = people.get('viewer-here');
    const stream = { method: 'GET', path: '/stream' } as const;
    const refused = await call(stream, { query: '?environment=elsewhere' });
    expect(refused.status).toBe(404);
    const response = await call(stream);
    const reader = response.body?.getReader();
    const decoder = new TextDecoder();
    let text = '';
    const readOn = async () => {
      const { value } = (await reader?.read()) ?? {};
      text += decoder.decode(value);
    };
    while (!text.includes('event: hello')) await readOn();
    asking = people.get('first');
    for (const name of ['elsewhere', 'here']) {
      await call(endpointOf('updateEnvironment'), { params: { name }, body: { tags: { a: 'b' } } });
    }
    while (!text.includes('"name":"here"')) await readOn();
    await reader?.cancel();
    expect(text).not.toContain('elsewhere');
  });
});
