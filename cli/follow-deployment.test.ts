import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Deployment } from '#lib/api/deployment-documents.ts';
import { type StubServer, startStubServer } from '#lib/services/stub-server-for-tests.ts';
import { exitCodes } from './command.ts';
import { deploymentOutcome, followDeployment, movesByItself } from './follow-deployment.ts';

const id = '01988d5c-0000-7000-8000-000000000000';
const need = (kind: Deployment['needs'][number]['kind']) => ({ kind, text: kind, until: null });

let stub: StubServer;
let next: Partial<Deployment>[] = [];
let pauses: number[] = [];

beforeAll(async () => {
  stub = await startStubServer('application/json', () => ({
    status: 200,
    body: deployment(next.shift() ?? { status: 'succeeded' }),
  }));
});

beforeEach(() => {
  next = [];
  pauses = [];
});

afterAll(() => stub.close());

function deployment(given: Partial<Deployment>): object {
  return { id, environment: 'dev', layers: [], needs: [], failure: null, ...given };
}

async function followed() {
  const server = { origin: stub.url, headers: {} };
  const pause = async (ms: number) => pauses.push(ms);
  const found = await followDeployment({ server, say: () => undefined, pause }, id);
  return deploymentOutcome(server, found);
}

describe('a deployment', () => {
  it('is followed to its end, also while it waits for its turn only', async () => {
    next = [
      { status: 'queued' },
      { status: 'planning' },
      { status: 'waiting', needs: [need('turn')] },
      { status: 'applying' },
    ];
    await expect(followed()).resolves.toMatchObject({ exitCode: exitCodes.done });
    expect(pauses).toHaveLength(4);
  });

  it('is asked for again where the server is away, and not for ever', async () => {
    for (const status of [503, 429, 500]) stub.answerNext({ status, body: {} });
    await expect(followed()).resolves.toMatchObject({ exitCode: exitCodes.done });
    expect(pauses).toEqual([2_000, 2_000, 2_000]);
    for (let failure = 0; failure < 60; failure += 1) stub.answerNext({ status: 503, body: {} });
    await expect(followed()).rejects.toThrow();
    expect(pauses).toHaveLength(3 + 59);
  });

  it('is not asked for again where it is refused', async () => {
    stub.answerNext({
      status: 404,
      body: { type: 'about:blank', title: 'Not found', status: 404, code: 'x' },
    });
    await expect(followed()).rejects.toThrow('Not found');
    expect(pauses).toEqual([]);
  });
});

it.each([
  [['turn'], true, exitCodes.waits],
  [['approvals'], false, exitCodes.waits],
  [['window', 'turn'], false, exitCodes.waits],
  [['new-plan'], false, exitCodes.failed],
  [['new-plan', 'turn'], false, exitCodes.failed],
] as const)('that waits for %j moves by itself: %s; ends with %i', (kinds, moves, exitCode) => {
  const waiting = { status: 'waiting' as const, needs: kinds.map(need) };
  expect(movesByItself(waiting)).toBe(moves);
  const whole = { ...deployment({}), ...waiting } as Deployment;
  const server = { origin: stub.url, headers: {} };
  expect(deploymentOutcome(server, whole).exitCode).toBe(exitCode);
});
