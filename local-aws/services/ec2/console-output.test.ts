import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type TestEndpoint, testEndpoint } from '../../test-endpoint.ts';

let endpoint: TestEndpoint;
let subnetId: string;
beforeAll(async () => {
  endpoint = await testEndpoint({ speed: 1_000 });
  const { ec2 } = endpoint.clients;
  const { Vpc } = await ec2.createVpc({ CidrBlock: '10.0.0.0/16' });
  const { Subnet } = await ec2.createSubnet({ VpcId: Vpc?.VpcId, CidrBlock: '10.0.0.0/24' });
  subnetId = Subnet?.SubnetId ?? '';
});
afterAll(() => endpoint[Symbol.asyncDispose]());

async function launch(InstanceType: 't3.micro' | 't2.micro' = 't3.micro'): Promise<string> {
  const { ec2 } = endpoint.clients;
  const { Images = [] } = await ec2.describeImages({
    Owners: ['amazon'],
    Filters: [{ Name: 'architecture', Values: ['x86_64'] }],
  });
  const { Instances } = await ec2.runInstances({
    ImageId: Images[0]?.ImageId,
    InstanceType,
    SubnetId: subnetId,
    MinCount: 1,
    MaxCount: 1,
  });
  return Instances?.[0]?.InstanceId ?? '';
}

async function consoleOf(InstanceId: string, Latest = true): Promise<string> {
  const { Output = '' } = await endpoint.clients.ec2.getConsoleOutput({ InstanceId, Latest });
  return Buffer.from(Output, 'base64').toString('utf8');
}

const atSpeed = (speed: number) => endpoint.control('POST', 'speed', { speed });

const eventually = (id: string, text: string, Latest = true) =>
  vi.waitFor(
    async () => {
      const output = await consoleOf(id, Latest);
      expect(output).toContain(text);
      return output;
    },
    { timeout: 5_000 },
  );

const reach = (InstanceId: string, state: string) =>
  vi.waitFor(async () => {
    const { Reservations } = await endpoint.clients.ec2.describeInstances({
      InstanceIds: [InstanceId],
    });
    expect(Reservations?.[0]?.Instances?.[0]?.State?.Name).toBe(state);
  });

async function statusOf(InstanceId: string) {
  const { InstanceStatuses } = await endpoint.clients.ec2.describeInstanceStatus({
    InstanceIds: [InstanceId],
  });
  return InstanceStatuses?.[0];
}

test('the console grows while a host boots, and is posted later than it is written', async () => {
  await atSpeed(100);
  const id = await launch();
  expect(await consoleOf(id)).toBe('');
  const early = await eventually(id, 'Linux version 6.1');
  expect(early).not.toContain('finished');
  expect(await consoleOf(id, false)).toBe('');
  await atSpeed(1_000);
  const whole = await eventually(id, 'Cloud-init v. 22.2.2 finished');
  expect(whole.startsWith(early.trimEnd())).toBe(true);
  expect(await consoleOf(id, false)).toBe(whole);
});

test('a reboot begins the console and the status checks anew', async () => {
  const { ec2 } = endpoint.clients;
  const id = await launch();
  await vi.waitFor(async () =>
    expect(await statusOf(id)).toMatchObject({
      InstanceState: { Name: 'running' },
      InstanceStatus: { Status: 'ok', Details: [{ Name: 'reachability', Status: 'passed' }] },
      SystemStatus: { Status: 'ok' },
      AttachedEbsStatus: { Status: 'ok' },
    }),
  );
  await atSpeed(1);
  await ec2.rebootInstances({ InstanceIds: [id] });
  expect(await statusOf(id)).toMatchObject({
    InstanceState: { Name: 'running' },
    InstanceStatus: { Status: 'initializing' },
  });
  await atSpeed(1_000);
  expect(await eventually(id, 'Linux version')).toMatch(/^\[ {2}OK {2}\] Reached target reboot/);
  await vi.waitFor(async () =>
    expect(await statusOf(id)).toMatchObject({ InstanceStatus: { Status: 'ok' } }),
  );
});

test('a type without Nitro has no latest output', async () => {
  const id = await launch('t2.micro');
  await expect(consoleOf(id)).rejects.toMatchObject({ name: 'UnsupportedOperation' });
  await eventually(id, 'Xen HVM', false);
});

describe('without capacity', () => {
  test('an instance is not launched', async () => {
    await endpoint.control('POST', 'faults', { kind: 'capacity', pool: 'EC2', count: 1 });
    await expect(launch()).rejects.toMatchObject({
      name: 'InsufficientInstanceCapacity',
      message: expect.stringMatching(
        /^We currently do not have sufficient t3\.micro capacity in the Availability Zone you requested \(us-east-2a\)/,
      ),
    });
    expect(await launch()).toMatch(/^i-/);
  });

  test('a stopped instance is not started, and is the next time', async () => {
    const { ec2 } = endpoint.clients;
    await atSpeed(1);
    const id = await launch();
    await expect(ec2.stopInstances({ InstanceIds: [id] })).rejects.toMatchObject({
      name: 'IncorrectInstanceState',
      message: `The instance '${id}' is not in a state from which it can be stopped.`,
    });
    await atSpeed(1_000);
    await reach(id, 'running');
    await ec2.stopInstances({ InstanceIds: [id] });
    await reach(id, 'stopped');
    await endpoint.control('POST', 'faults', { kind: 'capacity', pool: 'EC2', count: 1 });
    await expect(ec2.startInstances({ InstanceIds: [id] })).rejects.toMatchObject({
      name: 'InsufficientInstanceCapacity',
      message: 'Insufficient capacity.',
    });
    await reach(id, 'stopped');
    await ec2.startInstances({ InstanceIds: [id] });
    await reach(id, 'running');
  });
});
