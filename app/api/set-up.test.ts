import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { problem } from '#lib/api/problem.ts';
import * as api from '#lib/api/session.ts';
import type { IdentityConfig } from '#lib/config/identity-config.ts';
import { makeSetUpCode } from '#lib/identity/set-up.ts';
import { provideRuntime } from '#lib/runtime/get-runtime.ts';
import { startTestRuntime, type TestRuntime } from '#lib/runtime/runtime-for-tests.ts';
import { caller, routeModules } from './routes-for-tests.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const call = caller(await routeModules(), () => undefined);
const ada = { name: 'Ada', email: 'ada@example.com', password: 'correct horse battery' };
let test: TestRuntime;
let code: string;

beforeAll(async () => {
  test = await startTestRuntime();
  const { identity } = test.runtime;
  const config: IdentityConfig = { ...identity.config, setUpNeedsCode: true };
  const beyondLoopback = { ...identity, config };
  provideRuntime({
    ...test.runtime,
    identity: beyondLoopback,
    contextFor: (actor, rights) => ({
      ...test.runtime.contextFor(actor, rights),
      identity: beyondLoopback,
    }),
  });
});

afterAll(() => test.close());

const state = async () => api.getSession.response.parse(await (await call(api.getSession)).json());

it('asks for the first administrator, and beyond loopback for the code of the console', async () => {
  expect(await state()).toMatchObject({ state: 'set-up', codeRequired: true, person: null });
  const old = await makeSetUpCode(test.ctx);
  code = await makeSetUpCode(test.ctx);
  expect(code).toMatch(/^[A-Z2-9]{4}(-[A-Z2-9]{4}){2}$/);
  for (const wrong of [{}, { code: '' }, { code: 'ABCD-EFGH-JKLM' }, { code: old }]) {
    const response = await call(api.setUp, { body: { ...ada, ...wrong } });
    expect(problem.parse(await response.json())).toMatchObject({
      code: 'wrong-code',
      errors: [{ pointer: '/code' }],
    });
  }
  expect(await test.ctx.db.user.count()).toBe(0);
  const both = await Promise.all([
    call(api.setUp, { body: { ...ada, code: code.toLowerCase() } }),
    call(api.setUp, { body: { ...ada, email: 'eve@example.com', code } }),
  ]);
  expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
  expect(await test.ctx.db.user.count()).toBe(1);
});

it('is refused once there is somebody, and the audit has no code and no password', async () => {
  expect(await state()).toMatchObject({ state: 'signed-out', codeRequired: false });
  const response = await call(api.setUp, { body: { ...ada, email: 'eve@example.com' } });
  expect(problem.parse(await response.json()).code).toBe('already-set-up');
  const entries = JSON.stringify(await test.ctx.db.auditEntry.findMany(), (_, value: unknown) =>
    typeof value === 'bigint' ? String(value) : value,
  );
  expect(entries).toContain('setUp');
  expect(entries).not.toContain(ada.password);
  expect(entries.toUpperCase()).not.toContain(code);
});
