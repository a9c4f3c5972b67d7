import { Writable } from 'node:stream';
import { DescribeVpcsCommand } from '@aws-sdk/client-ec2';
import pino from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type LocalAws, startLocalAws } from '../../local-aws/server.ts';
import { type Aws, awsProvider } from './clients.ts';
import { callerAccountId } from './identity.ts';
import { zoneLetters } from './regions.ts';

interface CallLine {
  readonly level: number;
  readonly aws: Readonly<Record<string, unknown>>;
}

let localAws: LocalAws;
let aws: Aws;
const lines: CallLine[] = [];

beforeAll(async () => {
  localAws = await startLocalAws({ port: 0, speed: 1_000 });
  const sink = new Writable({
    write(chunk, _encoding, done) {
      lines.push(JSON.parse(String(chunk)));
      done();
    },
  });
  const provide = awsProvider(
    { kind: 'local', endpoint: localAws.url, speed: 1_000 },
    pino({ level: 'debug' }, sink),
  );
  aws = provide({ region: 'us-east-2' });
  expect(provide({ region: 'us-east-2' })).toBe(aws);
});

beforeEach(async () => {
  lines.length = 0;
  await fetch(`${localAws.url}/_local/faults`, { method: 'DELETE' });
});

afterAll(() => localAws.close());

const addFault = (fault: object) =>
  fetch(`${localAws.url}/_local/faults`, { method: 'POST', body: JSON.stringify(fault) });

const debugLevel = 20;

describe('the AWS clients', () => {
  it('write a debug line for each call', async () => {
    await callerAccountId(aws);
    expect(lines).toEqual([
      expect.objectContaining({
        level: debugLevel,
        aws: expect.objectContaining({
          service: 'STS',
          operation: 'GetCallerIdentity',
          attempts: 1,
          ms: expect.any(Number),
          requestId: expect.any(String),
        }),
      }),
    ]);
  });

  it('try again what was throttled, and count the attempts', async () => {
    await addFault({ kind: 'throttle', service: 'EC2', operation: 'DescribeVpcs', count: 2 });
    await aws.ec2.send(new DescribeVpcsCommand({}));
    expect(lines.map((line) => line.aws.attempts)).toEqual([3]);
  });

  it('name the error of a call that is refused', async () => {
    await addFault({ kind: 'deny', service: 'EC2', operation: 'DescribeAvailabilityZones' });
    await expect(zoneLetters(aws)).rejects.toMatchObject({ code: 'aws-denied' });
    expect(lines.at(-1)?.aws).toMatchObject({ error: 'UnauthorizedOperation', attempts: 1 });
  });
});
