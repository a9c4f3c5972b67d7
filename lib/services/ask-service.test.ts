import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { askService, type Service } from './ask-service.ts';
import { type StubServer, startStubServer } from './stub-server-for-tests.ts';

let stub: StubServer;
let waited: number[] = [];
let service: Service;

beforeAll(async () => {
  stub = await startStubServer('application/json', () => ({ status: 200, body: { one: 1 } }));
  service = {
    title: 'Stub',
    baseUrl: stub.url,
    token: 'canary',
    headers: {},
    reasonIn: (body) => z.object({ why: z.string() }).safeParse(body).data?.why,
    rateLimitResetsFrom: 'now',
    clock: { now: () => new Date('2026-11-30T12:00:00Z') },
    pause: async (ms) => waited.push(ms),
  };
});

beforeEach(() => {
  waited = [];
});

afterAll(() => stub.close());

const answer = z.object({ one: z.number() });
const ask = () => askService(service, { path: '/things', answer });

describe('a service', () => {
  it('is asked again when it says so', async () => {
    stub.answerNext({ status: 429, headers: { 'x-ratelimit-reset': '0.5' } });
    stub.answerNext({ status: 403, headers: { 'retry-after': '2' } });
    stub.answerNext({ status: 503 });
    await expect(ask()).resolves.toEqual({ one: 1 });
    expect(waited).toEqual([500, 2_000, 2_000]);
  });

  it('that tells a moment is waited for until then', async () => {
    stub.answerNext({
      status: 403,
      headers: {
        'x-ratelimit-remaining': '0',
        'x-ratelimit-reset': `${Date.parse('2026-11-30T12:00:03Z') / 1_000}`,
      },
    });
    const ofMoments = { ...service, rateLimitResetsFrom: 'epoch' as const };
    await expect(askService(ofMoments, { path: '/things', answer })).resolves.toEqual({ one: 1 });
    expect(waited).toEqual([3_000]);
  });

  it('that is not available is throttled by no limit, and nothing is done twice', async () => {
    const unavailable = { status: 503, headers: { 'x-ratelimit-reset': '3600' } };
    stub.answerNext(unavailable);
    await expect(ask()).resolves.toEqual({ one: 1 });
    expect(waited).toEqual([500]);
    const before = stub.asked.length;
    stub.answerNext(unavailable);
    const posted = askService(service, { method: 'POST', path: '/things', body: {}, answer });
    await expect(posted).rejects.toMatchObject({ code: 'service-unreachable' });
    expect(stub.asked.slice(before)).toEqual(['POST /things']);
  });

  it('that stays busy, or wants more time than somebody waits, is told', async () => {
    for (let attempt = 0; attempt < 4; attempt += 1) {
      stub.answerNext({ status: 429, headers: { 'retry-after': '1' } });
    }
    await expect(ask()).rejects.toMatchObject({ code: 'service-throttled', retryAfterSeconds: 1 });
    stub.answerNext({
      status: 403,
      headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '600' },
    });
    await expect(ask()).rejects.toMatchObject({ code: 'service-throttled' });
    expect(waited).toEqual([1_000, 1_000, 1_000]);
  });

  it.each([
    [{ status: 401 }, 'service-denied', 'Stub does not accept the token.'],
    [{ status: 403, body: { why: 'No.' } }, 'service-refused', 'Stub refused this: No.'],
    [{ status: 422, body: {} }, 'service-refused', 'Stub refused this with status 422.'],
    [{ status: 404 }, 'service-refused', 'Stub refused this with status 404.'],
    [{ status: 500 }, 'service-unreachable', 'Stub answered with status 500.'],
    [
      { status: 200, body: { two: 2 } },
      'service-unreachable',
      'Stub answered something unexpected.',
    ],
  ])('that answers %j is told as %s', async (given, code, message) => {
    stub.answerNext(given);
    await expect(ask()).rejects.toMatchObject({ code, message });
  });

  it('does not get the token where it redirects to', async () => {
    const before = stub.asked.length;
    stub.answerNext({ status: 302, headers: { location: `${stub.url}/elsewhere` } });
    await expect(ask()).rejects.toMatchObject({ code: 'service-unreachable' });
    expect(stub.asked.slice(before)).toEqual(['GET /things']);
  });

  it('says what is missing by null where that is an answer', async () => {
    stub.answerNext({ status: 404 });
    await expect(
      askService(service, { path: '/things', answer: answer.nullable(), mayBeMissing: true }),
    ).resolves.toBeNull();
  });

  it('that is not there is unreachable, and the token is in no message', async () => {
    const asked = askService({ ...service, baseUrl: 'http://127.0.0.1:1' }, { path: '/', answer });
    await expect(asked).rejects.toMatchObject({ code: 'service-unreachable' });
    await asked.catch((error) => expect(String(error)).not.toContain('canary'));
  });
});
