import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startTestRuntime, type TestRuntime } from '#lib/runtime/runtime-for-tests.ts';
import type { LocalAws } from '../../local-aws/server.ts';
import { applyDeployment } from './apply-deployment.ts';
import { deploymentsOf } from './deployments-for-tests.ts';

vi.setConfig({ testTimeout: 120_000 });

const minute = 60_000;
/** CloudFormation and most services; S3 takes fifteen ("Signature expired … - 5 min.", IAM user guide). */
const mostSkewMs = 5 * minute;

let aheadMs = 0;
let refused = 0;
let proxy: Server;
let test: TestRuntime;

/** AWS by another clock than ours: it dates its answers by it, and refuses who signs by a different one. */
async function awsByAnotherClock({ port }: LocalAws): Promise<number> {
  proxy = createServer((received, response) => {
    const now = new Date(Date.now() + aheadMs);
    response.setHeader('date', now.toUTCString());
    if (Math.abs(now.getTime() - signedAt(received)) > mostSkewMs) {
      refused += 1;
      received.resume();
      response.writeHead(403, { 'content-type': 'text/xml' }).end(refusal);
      return;
    }
    const { method, url, headers } = received;
    const passed = request({ port, host: '127.0.0.1', method, path: url, headers }, (answer) => {
      const { date: _, ...rest } = answer.headers;
      response.writeHead(answer.statusCode ?? 500, rest);
      answer.pipe(response);
    });
    received.pipe(passed);
  }).listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  return (proxy.address() as AddressInfo).port;
}

const refusal =
  '<ErrorResponse><Error><Type>Sender</Type><Code>SignatureDoesNotMatch</Code><Message>Signature expired</Message></Error></ErrorResponse>';

function signedAt({ headers }: IncomingMessage): number {
  const compact = String(headers['x-amz-date']);
  return Date.parse(
    compact.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'),
  );
}

beforeEach(async () => {
  aheadMs = 0;
  refused = 0;
  test = await startTestRuntime({ speed: 5_000, through: awsByAnotherClock });
});

afterEach(async () => {
  await test.close();
  proxy.closeAllConnections();
  proxy.close();
});

describe('a clock that is ten minutes off', () => {
  it.each([
    ['behind', 10 * minute],
    ['ahead', -10 * minute],
  ])('%s AWS’s in the middle of a deployment is put right by AWS’s answers', async (name, by) => {
    const its = deploymentsOf(test);
    await its.create(name);
    const { id } = await its.plan(name, ['data-lake']);
    aheadMs = by;
    await applyDeployment(test.ctx, { id });
    expect(await its.settled(id)).toMatchObject({ status: 'succeeded', waitingReason: null });
    expect(refused).toBeGreaterThan(0);
  });
});
