import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { z } from 'zod';
import type { Endpoint } from '#lib/api/endpoint.ts';
import * as peopleApi from '#lib/api/people.ts';
import { problem } from '#lib/api/problem.ts';
import * as sessionApi from '#lib/api/session.ts';
import * as tokenApi from '#lib/api/tokens.ts';
import { allEntries } from '#lib/audit/entries-for-tests.ts';
import { deploymentsOf } from '#lib/deployments/deployments-for-tests.ts';
import { serveSignIn } from '#lib/http/serve-sign-in.ts';
import { forgetExpired } from '#lib/identity/forget-expired.ts';
import { provideRuntime } from '#lib/runtime/get-runtime.ts';
import { startTestRuntime, type TestRuntime } from '#lib/runtime/runtime-for-tests.ts';
import { type SignedIn, signInAdministrator, signInAs } from './people-for-tests.ts';
import { caller, endpointOf, routeModules, type Sent } from './routes-for-tests.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const host = '127.0.0.1:3000';
const modules = await routeModules();
let test: TestRuntime;
let administrator: SignedIn;
let asking: SignedIn | undefined;
const call = caller(modules, () => asking);

beforeAll(async () => {
  test = await startTestRuntime();
  provideRuntime(test.runtime);
  administrator = await signInAdministrator(test);
  const its = deploymentsOf(test);
  await its.create('dev');
  await its.create('prod');
  await test.runtime.watcher.stop();
});

afterAll(() => test.close());

/** Asks as somebody for what is to succeed. */
async function ask<R extends z.ZodType>(
  who: SignedIn | undefined,
  endpoint: Endpoint<z.ZodType, z.ZodType, z.ZodType, R>,
  sent: Sent = {},
): Promise<z.output<R>> {
  asking = who;
  const response = await call(endpoint, sent);
  const text = await response.text();
  expect(response.status, text).toBe(endpoint.status);
  return endpoint.response.parse(text === '' ? null : JSON.parse(text));
}

/** The code of what somebody is refused. */
async function refusal(
  who: SignedIn | undefined,
  endpoint: Pick<Endpoint, 'method' | 'path'>,
  sent: Sent = {},
): Promise<string> {
  asking = who;
  return problem.parse(await (await call(endpoint, sent)).json()).code;
}

/** Sends a request to what better-auth answers. */
function signInRequest(path: string, body: object, headers: Record<string, string> = {}) {
  return serveSignIn(
    new Request(`http://${host}/api/auth${path}`, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { host, origin: `http://${host}`, 'content-type': 'application/json', ...headers },
    }),
  );
}

const ofName = (name: string) => ({ params: { name } });
const environment = endpointOf('getEnvironment');

describe('an invitation', () => {
  it('lets somebody choose a password, once, and is kept as a hash', async () => {
    const body = { name: 'Grace', email: 'grace@example.com', role: 'viewer', environment: 'dev' };
    const { invitation, person } = await ask(administrator, peopleApi.addPerson, { body });
    expect(person.methods).toEqual([]);
    const token = invitation.url.split('#')[1] ?? '';
    expect(token.length).toBeGreaterThan(30);
    expect(JSON.stringify(await test.ctx.db.verification.findMany())).not.toContain(token);
    const newPassword = 'a password of one’s own';
    expect((await signInRequest('/reset-password', { token, newPassword: 'short' })).status).toBe(
      400,
    );
    expect((await signInRequest('/reset-password', { token, newPassword })).status).toBe(200);
    expect((await signInRequest('/reset-password', { token, newPassword })).status).toBe(400);
    const signedIn = await signInRequest('/sign-in/email', {
      email: 'grace@example.com',
      password: newPassword,
    });
    expect(signedIn.status).toBe(200);
    const [cookie = ''] = signedIn.headers.getSetCookie();
    expect(cookie).toMatch(/^strata-3000\.session_token=.*HttpOnly.*SameSite=Lax/i);
  });

  it('is in the audit without the address that it gave', async () => {
    const entries = await allEntries(test.ctx.db, 0);
    expect(entries.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['addPerson', 'followInvitation', 'signIn']),
    );
    expect(entries.findLast(({ action }) => action === 'signIn')).toMatchObject({
      actor: 'grace@example.com',
      input: { method: 'password' },
      result: 'done',
    });
    expect(entries.findLast(({ action }) => action === 'addPerson')).toMatchObject({
      actor: 'first@example.com',
      environment: 'dev',
      target: 'grace@example.com',
    });
    const followed = entries.filter(({ action }) => action === 'followInvitation');
    expect(followed.map(({ actor, result }) => [actor, result])).toEqual([
      ['nobody', 'refused'],
      ['grace@example.com', 'done'],
      ['nobody', 'refused'],
    ]);
    expect(JSON.stringify(entries)).not.toContain('a password of one’s own');
  });
});

describe('signing in', () => {
  it('is refused in the same words whether or not somebody is known, and told in the audit', async () => {
    const known = await signInRequest('/sign-in/email', {
      email: 'grace@example.com',
      password: 'a wrong password',
    });
    const unknown = await signInRequest('/sign-in/email', {
      email: 'nobody@example.com',
      password: 'a wrong password',
    });
    expect([known.status, unknown.status]).toEqual([401, 401]);
    expect(await known.json()).toEqual(await unknown.json());
    const refused = (await allEntries(test.ctx.db, 0)).filter(({ result }) => result === 'refused');
    expect(refused.at(-1)).toMatchObject({
      action: 'signIn',
      actor: 'nobody@example.com',
      code: 'invalid-email-or-password',
    });
  });

  it('is tried a few times a minute from one address, and no more', async () => {
    const attempt = () =>
      signInRequest(
        '/sign-in/email',
        { email: 'grace@example.com', password: 'a wrong password' },
        { 'x-forwarded-for': '203.0.113.9' },
      );
    const statuses: number[] = [];
    for (let n = 0; n < 12; n += 1) statuses.push((await attempt()).status);
    expect(statuses.slice(0, 10)).toEqual(Array(10).fill(401));
    expect(statuses.slice(10)).toEqual([429, 429]);
  });

  it.each([
    ['POST', '/sign-up/email'],
    ['POST', '/update-user'],
    ['POST', '/request-password-reset'],
    ['GET', '/get-session'],
    ['POST', '/delete-user'],
    ['GET', '/error'],
  ])('leaves closed what Strata does not use: %s %s', async (method, path) => {
    const request = new Request(`http://${host}/api/auth${path}`, { method, headers: { host } });
    expect((await serveSignIn(request)).status).toBe(404);
  });

  it('does not lead elsewhere afterwards', async () => {
    const response = await signInRequest(
      '/sign-in/email',
      {
        email: 'grace@example.com',
        password: 'a password of one’s own',
        callbackURL: 'https://evil.example/',
      },
      { 'x-forwarded-for': '203.0.113.10' },
    );
    expect(response.status).toBe(403);
  });
});

describe('requests', () => {
  it('of one person are so many a minute, and those of another are not fewer for it', async () => {
    const limited = { ...test.runtime, config: { ...test.runtime.config, rateLimit: 5 } };
    const busy = await signInAs(test, { name: 'busy', role: 'viewer' });
    const other = await signInAs(test, { name: 'other', role: 'viewer' });
    provideRuntime(limited);
    try {
      for (let n = 0; n < 5; n += 1) await ask(busy, environment, ofName('dev'));
      expect(await refusal(busy, environment, ofName('dev'))).toBe('too-many-requests');
      asking = busy;
      const response = await call(environment, ofName('dev'));
      expect(response.status).toBe(429);
      expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
      await ask(other, environment, ofName('dev'));
      const stranger = { headers: { 'x-forwarded-for': '203.0.113.77' }, ...ofName('dev') };
      for (let n = 0; n < 5; n += 1) {
        expect(await refusal(undefined, environment, stranger)).toBe('not-signed-in');
      }
      expect(await refusal(undefined, environment, stranger)).toBe('too-many-requests');
    } finally {
      provideRuntime(test.runtime);
    }
  });
});

describe('a session', () => {
  it('that is over is forgotten, as are invitations and tokens', async () => {
    const { db } = test.ctx;
    const over = new Date(Date.now() - 40 * 86_400_000);
    const userId = administrator.id;
    await db.session.create({ data: { token: 'over', userId, expiresAt: over } });
    await db.verification.create({ data: { identifier: 'over', value: '', expiresAt: over } });
    const token = { name: 'over', userId, hash: 'over', ending: 'over', permissions: [] };
    await db.apiToken.create({ data: { ...token, expiresAt: over } });
    const before = await db.session.count();
    await forgetExpired(db, new Date());
    expect(await db.session.count()).toBe(before - 1);
    expect(await db.verification.count({ where: { identifier: 'over' } })).toBe(0);
    expect(await db.apiToken.count({ where: { hash: 'over' } })).toBe(0);
  });

  it('that is revoked is nobody’s at once', async () => {
    const linus = await signInAs(test, { name: 'linus', role: 'viewer' });
    const state = await ask(linus, sessionApi.getSession);
    expect(state).toMatchObject({ state: 'signed-in', person: { email: 'linus@example.com' } });
    const { sessions } = await ask(administrator, sessionApi.listPersonSessions, {
      params: { id: linus.id },
    });
    for (const { id } of sessions) {
      await ask(administrator, sessionApi.revokeSession, { params: { id } });
    }
    expect(await refusal(linus, environment, ofName('dev'))).toBe('not-signed-in');
    expect(await ask(linus, sessionApi.getSession)).toMatchObject({
      state: 'signed-out',
      person: null,
      rights: { everywhere: [], byEnvironment: {} },
    });
  });

  it('of others is nobody’s business', async () => {
    const barbara = await signInAs(test, { name: 'barbara', role: 'deployer' });
    const { sessions } = await ask(administrator, sessionApi.listSessions);
    const id = sessions[0]?.id ?? '';
    const sent = { params: { id } };
    expect(await refusal(barbara, sessionApi.revokeSession, sent)).toBe('session-not-found');
    await ask(administrator, sessionApi.getSession);
  });

  it('ends with whoever is blocked, and cannot begin again until they are let in', async () => {
    const alan = await signInAs(test, { name: 'alan', role: 'viewer' });
    const params = { id: alan.id };
    await ask(administrator, peopleApi.changePerson, { params, body: { blocked: true } });
    expect(await refusal(alan, environment, ofName('dev'))).toBe('not-signed-in');
    const again = () =>
      signInRequest('/sign-in/email', {
        email: alan.email,
        password: 'correct horse battery staple',
      });
    expect((await again()).status).toBe(403);
    await ask(administrator, peopleApi.changePerson, { params, body: { blocked: false } });
    expect((await again()).status).toBe(200);
  });
});

describe('a role', () => {
  it('that was made gives its permissions, and new ones at once', async () => {
    const role = await ask(administrator, peopleApi.addRole, {
      body: { name: 'Runner', permissions: ['view'] },
    });
    const edsger = await signInAs(test, { name: 'edsger', role: role.id, environment: 'dev' });
    const plan = { ...ofName('dev'), body: { layers: ['nonsense'] } };
    expect(await refusal(edsger, endpointOf('planDeployment'), plan)).toBe('not-allowed');
    const params = { id: role.id };
    await ask(administrator, peopleApi.changeRole, {
      params,
      body: { permissions: ['view', 'plan'] },
    });
    expect(await refusal(edsger, endpointOf('planDeployment'), plan)).toBe('layer-not-found');
    expect(await refusal(administrator, peopleApi.removeRole, { params })).toBe('role-granted');
  });

  it('of a group is that of who is in it', async () => {
    const tony = await signInAs(test, { name: 'tony' });
    await test.ctx.db.user.update({ where: { id: tony.id }, data: { groups: ['platform'] } });
    expect(await refusal(tony, environment, ofName('prod'))).toBe('environment-not-found');
    const given = await ask(administrator, peopleApi.addGrant, {
      body: { group: 'platform', role: 'viewer', environment: 'prod' },
    });
    await ask(tony, environment, ofName('prod'));
    expect(await refusal(tony, environment, ofName('dev'))).toBe('environment-not-found');
    await ask(administrator, peopleApi.removeGrant, { params: { id: given.id } });
    expect(await refusal(tony, environment, ofName('prod'))).toBe('environment-not-found');
  });

  it('goes with the environment that it was given in', async () => {
    await deploymentsOf(test).create('brief');
    const donald = await signInAs(test, { name: 'donald', role: 'deployer', environment: 'brief' });
    await ask(administrator, endpointOf('removeEnvironment'), ofName('brief'));
    await deploymentsOf(test).create('brief');
    expect(await refusal(donald, environment, ofName('brief'))).toBe('environment-not-found');
  });

  it('of the last administrator is not taken away', async () => {
    const { people } = await ask(administrator, peopleApi.listPeople);
    const own = people.find(({ id }) => id === administrator.id);
    const sent = { params: { id: administrator.id } };
    expect(own?.grants).toMatchObject([{ role: 'administrator', environment: null }]);
    const grant = { params: { id: own?.grants[0]?.id ?? '' } };
    expect(await refusal(administrator, peopleApi.removeGrant, grant)).toBe('last-administrator');
    expect(await refusal(administrator, peopleApi.removePerson, sent)).toBe('last-administrator');
    const blocked = { ...sent, body: { blocked: true } };
    expect(await refusal(administrator, peopleApi.changePerson, blocked)).toBe(
      'last-administrator',
    );
    await ask(administrator, peopleApi.listPeople);
  });
});

describe('an API token', () => {
  const withToken = (token: string): SignedIn => ({
    id: '',
    email: '',
    headers: { authorization: `Bearer ${token}` },
  });
  const add = (who: SignedIn, body: object) =>
    ask(who, tokenApi.addToken, { body: { name: 'nightly', days: 1, ...body } });

  it('may do what it is for, and is kept as a hash', async () => {
    const { token, document } = await add(administrator, {
      permissions: ['view'],
      environments: ['dev'],
    });
    expect(token).toMatch(/^strata_[\w-]{43}$/);
    const rows = JSON.stringify(await test.ctx.db.apiToken.findMany());
    expect(rows).not.toContain(token);
    expect(document.ending).toBe(token.slice(-4));
    const script = withToken(token);
    await ask(script, environment, ofName('dev'));
    expect(await refusal(script, environment, ofName('prod'))).toBe('environment-not-found');
    const change = { ...ofName('dev'), body: { tags: { a: 'b' } } };
    expect(await refusal(script, endpointOf('updateEnvironment'), change)).toBe('not-allowed');
    expect(await refusal(script, peopleApi.listPeople)).toBe('not-allowed');
    const { tokens } = await ask(administrator, tokenApi.listTokens);
    expect(tokens.find(({ id }) => id === document.id)?.lastUsedAt).not.toBeNull();
    const refused = (await allEntries(test.ctx.db, 0)).at(-1);
    expect(refused).toMatchObject({
      action: 'updateEnvironment',
      actor: 'nightly (first@example.com)',
      actorKind: 'token',
      result: 'refused',
    });
  });

  it('may do no more than its owner, whatever it says', async () => {
    const niklaus = await signInAs(test, { name: 'niklaus', role: 'viewer', environment: 'dev' });
    const { token } = await add(niklaus, { permissions: ['view', 'deploy', 'administer'] });
    const script = withToken(token);
    await ask(script, environment, ofName('dev'));
    const destroy = { ...ofName('dev'), body: { confirm: 'dev' } };
    expect(await refusal(script, endpointOf('destroyEnvironment'), destroy)).toBe('not-allowed');
    expect(await refusal(script, peopleApi.listPeople)).toBe('not-allowed');
    await ask(administrator, peopleApi.changePerson, {
      params: { id: niklaus.id },
      body: { blocked: true },
    });
    expect(await refusal(script, environment, ofName('dev'))).toBe('not-signed-in');
  });

  it('makes no other tokens, and ends when it is revoked or too old', async () => {
    const { token, document } = await add(administrator, { permissions: ['view', 'administer'] });
    const script = withToken(token);
    const another = { body: { name: 'another', permissions: ['view'], days: 1 } };
    expect(await refusal(script, tokenApi.addToken, another)).toBe('not-allowed');
    await ask(administrator, tokenApi.revokeToken, { params: { id: document.id } });
    expect(await refusal(script, environment, ofName('dev'))).toBe('not-signed-in');
    const old = await add(administrator, { permissions: ['view'] });
    await test.ctx.db.apiToken.update({
      where: { id: old.document.id },
      data: { expiresAt: new Date(Date.now() - 1) },
    });
    expect(await refusal(withToken(old.token), environment, ofName('dev'))).toBe('not-signed-in');
  });

  it('of others is not revoked by whoever knows its id', async () => {
    const { document } = await add(administrator, { permissions: ['view'] });
    const ken = await signInAs(test, { name: 'ken', role: 'deployer' });
    const sent = { params: { id: document.id } };
    expect(await refusal(ken, tokenApi.revokeToken, sent)).toBe('token-not-found');
    expect(await refusal(ken, tokenApi.listTokens, { query: '?of=everybody' })).toBe('not-allowed');
  });
});
