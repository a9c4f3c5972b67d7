import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { listEvents } from '../stacks/stack-events.ts';
import { isSettled } from '../stacks/stack-record.ts';
import { findStack, getStack, listResources } from '../stacks/stack-store.ts';
import { getOperation } from './operation-store.ts';
import { type StackFixture, stackFixture } from './stack-fixture.ts';

const network = `
Parameters:
  Cidr: {Type: String, Default: 10.0.1.0/24}
Resources:
  Vpc:
    Type: AWS::EC2::VPC
    Properties: {CidrBlock: 10.0.0.0/16}
  Gateway:
    Type: AWS::EC2::InternetGateway
  Attachment:
    Type: AWS::EC2::VPCGatewayAttachment
    Properties: {VpcId: !Ref Vpc, InternetGatewayId: !Ref Gateway}
  Subnet:
    Type: AWS::EC2::Subnet
    Properties: {VpcId: !Ref Vpc, CidrBlock: !Ref Cidr, Tags: [{Key: Name, Value: s}]}
Outputs:
  SubnetId: {Value: !Ref Subnet, Export: {Name: !Sub "\${AWS::StackName}-SubnetId"}}
`;

let endpoint: StackFixture;
afterEach(() => endpoint.stop());

async function create(input: object = {}, name = 'net'): Promise<string> {
  const answer = await endpoint.cloudFormation('CreateStack', {
    StackName: name,
    TemplateBody: network,
    ...input,
  });
  return String(answer.StackId);
}

async function settled(stackId: string): Promise<string> {
  await vi.waitFor(
    () =>
      expect(isSettled(getStack(endpoint.ctx.store, stackId)?.status ?? '_IN_PROGRESS')).toBe(true),
    {
      interval: 5,
      timeout: 20_000,
    },
  );
  return getStack(endpoint.ctx.store, stackId)?.status ?? '';
}

function story(stackId: string, from = 0): string[] {
  return listEvents(endpoint.ctx, stackId)
    .slice(from)
    .map(({ logicalId, status, reason }) =>
      [logicalId, status, reason?.replace(/RequestToken: [^,]+/, 'RequestToken: T')]
        .filter(Boolean)
        .join(' '),
    );
}

function physicalId(stackId: string, logicalId: string): string {
  return (
    listResources(endpoint.ctx.store, stackId).find((resource) => resource.logicalId === logicalId)
      ?.physicalId ?? ''
  );
}

async function vpcs(): Promise<unknown[]> {
  const { Vpcs } = await endpoint.ec2('DescribeVpcs', {
    Filters: [{ Name: 'is-default', Values: ['false'] }],
  });
  return Array.isArray(Vpcs) ? Vpcs : [];
}

const boom = { message: 'Boom', handlerErrorCode: 'ServiceLimitExceeded' };
const boomReason =
  'Resource handler returned message: "Boom" (RequestToken: T, HandlerErrorCode: ServiceLimitExceeded)';

describe('creating a stack', () => {
  it('makes resources in order and tells of each step as AWS does', async () => {
    endpoint = stackFixture();
    const id = await create({ Tags: [{ Key: 'team', Value: 'data' }] });
    expect(await settled(id)).toBe('CREATE_COMPLETE');
    const events = story(id);
    expect(events[0]).toBe('net CREATE_IN_PROGRESS User Initiated');
    expect(events.at(-1)).toBe('net CREATE_COMPLETE');
    expect(events.filter((event) => event.startsWith('Vpc '))).toEqual([
      'Vpc CREATE_IN_PROGRESS',
      'Vpc CREATE_IN_PROGRESS Resource creation Initiated',
      'Vpc CREATE_COMPLETE',
    ]);
    expect(events.indexOf('Subnet CREATE_IN_PROGRESS')).toBeGreaterThan(
      events.indexOf('Vpc CREATE_COMPLETE'),
    );
    expect(events.indexOf('Gateway CREATE_IN_PROGRESS')).toBeLessThan(
      events.indexOf('Vpc CREATE_COMPLETE'),
    );
    const { Subnets } = await endpoint.ec2('DescribeSubnets', {
      SubnetIds: [physicalId(id, 'Subnet')],
    });
    expect(Subnets).toMatchObject([
      {
        CidrBlock: '10.0.1.0/24',
        Tags: expect.arrayContaining([
          { Key: 'Name', Value: 's' },
          { Key: 'team', Value: 'data' },
          { Key: 'aws:cloudformation:stack-name', Value: 'net' },
          { Key: 'aws:cloudformation:logical-id', Value: 'Subnet' },
        ]),
      },
    ]);
    expect(findStack(endpoint.ctx.store, 'net')?.outputs).toMatchObject([
      { exportName: 'net-SubnetId', value: physicalId(id, 'Subnet') },
    ]);
  });

  it('rolls back after a failure and cancels what runs beside it', async () => {
    endpoint = stackFixture(undefined, 2_000);
    endpoint.failures.push({ logicalId: 'Gateway', ...boom });
    const id = await create();
    expect(await settled(id)).toBe('ROLLBACK_COMPLETE');
    const events = story(id);
    expect(events).toContain(`Gateway CREATE_FAILED ${boomReason}`);
    expect(events).toContain('Vpc CREATE_FAILED Resource creation cancelled');
    expect(events).toContain(
      'net ROLLBACK_IN_PROGRESS The following resource(s) failed to create: [Gateway, Vpc]. Rollback requested by user.',
    );
    expect(events).toEqual(
      expect.arrayContaining(['Vpc DELETE_COMPLETE', 'Gateway DELETE_COMPLETE']),
    );
    expect(events.at(-1)).toBe('net ROLLBACK_COMPLETE');
    expect(await vpcs()).toEqual([]);
  });

  it.each([
    ['DELETE', 'DELETE_COMPLETE', 0],
    ['DO_NOTHING', 'CREATE_FAILED', 1],
  ])('follows OnFailure %s', async (OnFailure, status, left) => {
    endpoint = stackFixture();
    endpoint.failures.push({ logicalId: 'Subnet', ...boom });
    const id = await create({ OnFailure });
    expect(await settled(id)).toBe(status);
    expect(await vpcs()).toHaveLength(left);
  });

  it('is cancelled when it takes longer than it may', async () => {
    endpoint = stackFixture(undefined, 100);
    const nat = network.replace(
      'Outputs:',
      `  Address: {Type: AWS::EC2::EIP}
  Nat: {Type: AWS::EC2::NatGateway, DependsOn: Attachment, Properties: {SubnetId: !Ref Subnet, AllocationId: !GetAtt Address.AllocationId}}
Outputs:`,
    );
    const id = await create({ TemplateBody: nat, TimeoutInMinutes: 1 });
    expect(await settled(id)).toBe('ROLLBACK_COMPLETE');
    expect(story(id)).toContain('Nat CREATE_FAILED Resource creation cancelled');
    expect(await vpcs()).toEqual([]);
  });

  it('rolls back a kept failure when asked to', async () => {
    endpoint = stackFixture();
    endpoint.failures.push({ logicalId: 'Subnet', ...boom });
    const id = await create({ DisableRollback: true });
    await settled(id);
    await endpoint.cloudFormation('RollbackStack', { StackName: 'net' });
    expect(await settled(id)).toBe('ROLLBACK_COMPLETE');
    expect(await vpcs()).toEqual([]);
  });

  it('answers a repeated request with the stack it made', async () => {
    endpoint = stackFixture();
    const id = await create({ ClientRequestToken: 't' });
    expect(await create({ ClientRequestToken: 't' })).toBe(id);
    await expect(create({ ClientRequestToken: 'u' })).rejects.toThrow('Stack [net] already exists');
    await settled(id);
  });

  it('continues after the process was ended, making nothing twice', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'stack-'));
    const path = join(directory, 'state.db');
    endpoint = stackFixture(path, 200);
    const id = await create();
    await vi.waitFor(
      () => expect(story(id)).toContain('Subnet CREATE_IN_PROGRESS Resource creation Initiated'),
      { interval: 2, timeout: 20_000 },
    );
    endpoint.stop();
    endpoint = stackFixture(path);
    expect(await settled(id)).toBe('CREATE_COMPLETE');
    expect(await vpcs()).toHaveLength(1);
    const { Subnets } = await endpoint.ec2('DescribeSubnets', {
      Filters: [{ Name: 'vpc-id', Values: [physicalId(id, 'Vpc')] }],
    });
    expect(Subnets).toHaveLength(1);
    expect(story(id).filter((event) => event === 'Subnet CREATE_IN_PROGRESS')).toHaveLength(1);
    rmSync(directory, { recursive: true });
  });

  it('counts a signal that came before the resource was made', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'stack-'));
    const path = join(directory, 'state.db');
    endpoint = stackFixture(path, 1);
    const signalled = `Resources: {Gateway: {Type: AWS::EC2::InternetGateway, CreationPolicy: {ResourceSignal: {Timeout: PT1M}}}}`;
    const id = await create({ TemplateBody: signalled });
    await vi.waitFor(() => expect(story(id)).toContain('Gateway CREATE_IN_PROGRESS'));
    await endpoint.cloudFormation('SignalResource', {
      StackName: 'net',
      LogicalResourceId: 'Gateway',
      UniqueId: 'early',
      Status: 'FAILURE',
    });
    endpoint.stop();
    endpoint = stackFixture(path);
    expect(await settled(id)).toBe('ROLLBACK_COMPLETE');
    expect(story(id)).toContain(
      'Gateway CREATE_FAILED Received FAILURE signal with UniqueId early',
    );
    rmSync(directory, { recursive: true });
  });
});

describe('updating a stack', () => {
  const cidr = (value: string) => ({
    Parameters: [{ ParameterKey: 'Cidr', ParameterValue: value }],
  });

  async function update(input: object): Promise<void> {
    await endpoint.cloudFormation('UpdateStack', {
      StackName: 'net',
      UsePreviousTemplate: true,
      ...input,
    });
  }

  it('replaces first and cleans up afterwards', async () => {
    endpoint = stackFixture();
    const id = await create();
    await settled(id);
    const old = physicalId(id, 'Subnet');
    const from = story(id).length;
    await update(cidr('10.0.2.0/24'));
    expect(await settled(id)).toBe('UPDATE_COMPLETE');
    expect(story(id, from)).toEqual([
      'net UPDATE_IN_PROGRESS User Initiated',
      'Subnet UPDATE_IN_PROGRESS Requested update requires the creation of a new physical resource; hence creating one.',
      'Subnet UPDATE_IN_PROGRESS Resource creation Initiated',
      'Subnet UPDATE_COMPLETE',
      'net UPDATE_COMPLETE_CLEANUP_IN_PROGRESS',
      'Subnet DELETE_IN_PROGRESS',
      'Subnet DELETE_COMPLETE',
      'net UPDATE_COMPLETE',
    ]);
    expect(physicalId(id, 'Subnet')).not.toBe(old);
    await expect(endpoint.ec2('DescribeSubnets', { SubnetIds: [old] })).rejects.toThrow(old);
  });

  it('puts back what it changed when a later step fails', async () => {
    endpoint = stackFixture();
    const id = await create();
    await settled(id);
    const old = physicalId(id, 'Subnet');
    endpoint.failures.push({ logicalId: 'Extra', ...boom });
    const extra = network.replace(
      'Outputs:',
      '  Extra: {Type: AWS::EC2::RouteTable, DependsOn: Subnet, Properties: {VpcId: !Ref Vpc}}\nOutputs:',
    );
    const from = story(id).length;
    await update({ UsePreviousTemplate: false, TemplateBody: extra, ...cidr('10.0.2.0/24') });
    expect(await settled(id)).toBe('UPDATE_ROLLBACK_COMPLETE');
    expect(story(id, from).slice(4)).toEqual([
      'Extra CREATE_IN_PROGRESS',
      `Extra CREATE_FAILED ${boomReason}`,
      'net UPDATE_ROLLBACK_IN_PROGRESS The following resource(s) failed to create: [Extra]. ',
      'Subnet UPDATE_IN_PROGRESS',
      'Subnet UPDATE_COMPLETE',
      'net UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS',
      'Extra DELETE_COMPLETE',
      'Subnet DELETE_IN_PROGRESS',
      'Subnet DELETE_COMPLETE',
      'net UPDATE_ROLLBACK_COMPLETE',
    ]);
    expect(physicalId(id, 'Subnet')).toBe(old);
    expect(getStack(endpoint.ctx.store, id)?.definition.parameters).toEqual({
      Cidr: '10.0.1.0/24',
    });
  });

  it('waits after a failed roll-back until it is continued', async () => {
    endpoint = stackFixture();
    const id = await create();
    await settled(id);
    const changed = network
      .replace('Value: s}', 'Value: t}')
      .replace(
        'Outputs:',
        '  Extra: {Type: AWS::EC2::RouteTable, DependsOn: Subnet, Properties: {VpcId: !Ref Vpc}}\nOutputs:',
      );
    endpoint.failures.push({ logicalId: 'Extra', ...boom });
    await update({ UsePreviousTemplate: false, TemplateBody: changed });
    await vi.waitFor(() => expect(story(id)).toContain('Subnet UPDATE_COMPLETE'), {
      interval: 1,
      timeout: 20_000,
    });
    endpoint.failures.push({ logicalId: 'Subnet', action: 'UPDATE', ...boom });
    expect(await settled(id)).toBe('UPDATE_ROLLBACK_FAILED');
    await endpoint.cloudFormation('ContinueUpdateRollback', { StackName: 'net' });
    expect(await settled(id)).toBe('UPDATE_ROLLBACK_COMPLETE');
    const { Subnets } = await endpoint.ec2('DescribeSubnets', {
      SubnetIds: [physicalId(id, 'Subnet')],
    });
    expect(Subnets).toMatchObject([
      { Tags: expect.arrayContaining([{ Key: 'Name', Value: 's' }]) },
    ]);
  });

  it('gives up when the caller cancels', async () => {
    endpoint = stackFixture(undefined, 500);
    const id = await create();
    await settled(id);
    await update(cidr('10.0.2.0/24'));
    await endpoint.cloudFormation('CancelUpdateStack', { StackName: 'net' });
    expect(await settled(id)).toBe('UPDATE_ROLLBACK_COMPLETE');
    expect(story(id)).toContain('Subnet UPDATE_FAILED Resource update cancelled');
  });

  it('has nothing to do without changes', async () => {
    endpoint = stackFixture();
    await settled(await create());
    await expect(update({})).rejects.toThrow('No updates are to be performed.');
  });
});

describe('after a restart', () => {
  const vpc =
    'Resources: {Vpc: {Type: AWS::EC2::VPC, DeletionPolicy: Retain, Properties: {CidrBlock: 10.0.0.0/16, Tags: [{Key: Name, Value: v}]}}}';

  async function execute(input: object): Promise<void> {
    const { Id } = await endpoint.cloudFormation('CreateChangeSet', {
      StackName: 'net',
      ChangeSetName: 'change',
      ...input,
    });
    await vi.waitFor(
      async () => {
        const change = await endpoint.cloudFormation('DescribeChangeSet', { ChangeSetName: Id });
        expect(change.Status).toBe('CREATE_COMPLETE');
      },
      { timeout: 20_000 },
    );
    await endpoint.cloudFormation('ExecuteChangeSet', { ChangeSetName: Id });
  }

  async function restarted(when: string, of: () => Promise<string>): Promise<string> {
    const directory = mkdtempSync(join(tmpdir(), 'stack-'));
    const path = join(directory, 'state.db');
    endpoint = stackFixture(path, 5);
    const id = await of();
    await vi.waitFor(
      () => {
        expect(story(id)).toContainEqual(expect.stringContaining(when));
        expect(getOperation(endpoint.ctx.store, id)?.tasks[0]?.stage).toBe('settling');
      },
      { interval: 2, timeout: 20_000 },
    );
    endpoint.stop();
    endpoint = stackFixture(path);
    await settled(id);
    rmSync(directory, { recursive: true });
    return id;
  }

  it('an import goes on', async () => {
    const id = await restarted('Vpc IMPORT_IN_PROGRESS', async () => {
      const { Vpc } = await endpoint.ec2('CreateVpc', { CidrBlock: '10.0.0.0/16' });
      await execute({
        ChangeSetType: 'IMPORT',
        TemplateBody: vpc,
        ResourcesToImport: [
          {
            ResourceType: 'AWS::EC2::VPC',
            LogicalResourceId: 'Vpc',
            ResourceIdentifier: { VpcId: Object(Vpc).VpcId },
          },
        ],
      });
      return findStack(endpoint.ctx.store, 'net')?.id ?? '';
    });
    expect(story(id).slice(1)).toEqual([
      'net IMPORT_IN_PROGRESS User Initiated',
      'Vpc IMPORT_IN_PROGRESS Resource import started.',
      'Vpc IMPORT_COMPLETE Resource import completed.',
      'Vpc UPDATE_IN_PROGRESS Apply stack-level tags to imported resource if applicable.',
      'Vpc UPDATE_COMPLETE',
      'net IMPORT_COMPLETE',
    ]);
  });

  it('drift is reverted all the same', async () => {
    const id = await restarted('Vpc UPDATE_IN_PROGRESS', async () => {
      const made = await create({ TemplateBody: vpc });
      await settled(made);
      const Resources = [physicalId(made, 'Vpc')];
      await endpoint.ec2('CreateTags', { Resources, Tags: [{ Key: 'Name', Value: 'w' }] });
      await execute({ DeploymentMode: 'REVERT_DRIFT', UsePreviousTemplate: true });
      return made;
    });
    expect(story(id).slice(-4)).toEqual([
      'Vpc UPDATE_IN_PROGRESS',
      'Vpc UPDATE_COMPLETE',
      'net UPDATE_COMPLETE_CLEANUP_IN_PROGRESS',
      'net UPDATE_COMPLETE',
    ]);
    const [found] = await vpcs();
    expect(Object(found).Tags).toContainEqual({ Key: 'Name', Value: 'v' });
  });
});

describe('deleting a stack', () => {
  it('deletes in reverse order and is found by id afterwards', async () => {
    endpoint = stackFixture();
    const id = await create();
    await settled(id);
    const from = story(id).length;
    await endpoint.cloudFormation('DeleteStack', { StackName: 'net' });
    expect(await settled(id)).toBe('DELETE_COMPLETE');
    const events = story(id, from);
    expect(events.indexOf('Vpc DELETE_IN_PROGRESS')).toBeGreaterThan(
      events.indexOf('Attachment DELETE_COMPLETE'),
    );
    expect(findStack(endpoint.ctx.store, 'net')).toBeUndefined();
    expect(findStack(endpoint.ctx.store, id)?.status).toBe('DELETE_COMPLETE');
  });

  it('fails where something outside the stack is in the way, and then keeps what it is told to', async () => {
    endpoint = stackFixture();
    const id = await create();
    await settled(id);
    await endpoint.ec2('CreateSubnet', { VpcId: physicalId(id, 'Vpc'), CidrBlock: '10.0.9.0/24' });
    await endpoint.cloudFormation('DeleteStack', { StackName: 'net' });
    expect(await settled(id)).toBe('DELETE_FAILED');
    expect(getStack(endpoint.ctx.store, id)?.statusReason).toBe(
      'The following resource(s) failed to delete: [Vpc]. ',
    );
    await endpoint.cloudFormation('DeleteStack', { StackName: 'net', RetainResources: ['Vpc'] });
    expect(await settled(id)).toBe('DELETE_COMPLETE');
    expect(story(id)).toContain('Vpc DELETE_SKIPPED');
    expect(await vpcs()).toHaveLength(1);
  });

  it('takes what is gone already for deleted', async () => {
    endpoint = stackFixture();
    const id = await create();
    await settled(id);
    await endpoint.ec2('DeleteSubnet', { SubnetId: physicalId(id, 'Subnet') });
    await endpoint.cloudFormation('DeleteStack', { StackName: 'net' });
    expect(await settled(id)).toBe('DELETE_COMPLETE');
  });

  it('keeps a resource whose policy says so', async () => {
    endpoint = stackFixture();
    const kept = network.replace(
      'Type: AWS::EC2::InternetGateway',
      'Type: AWS::EC2::InternetGateway\n    DeletionPolicy: Retain',
    );
    const id = await create({ TemplateBody: kept });
    await settled(id);
    await endpoint.cloudFormation('DeleteStack', { StackName: 'net' });
    expect(await settled(id)).toBe('DELETE_COMPLETE');
    expect(story(id)).toContain('Gateway DELETE_SKIPPED');
  });

  it('is refused under termination protection', async () => {
    endpoint = stackFixture();
    const id = await create({ EnableTerminationProtection: true });
    await settled(id);
    await expect(endpoint.cloudFormation('DeleteStack', { StackName: 'net' })).rejects.toThrow(
      'Stack [net] cannot be deleted while TerminationProtection is enabled',
    );
  });

  it('waits for a creation that it interrupts', async () => {
    endpoint = stackFixture(undefined, 500);
    const id = await create();
    await vi.waitFor(() => expect(physicalId(id, 'Vpc')).not.toBe(''), {
      interval: 2,
      timeout: 20_000,
    });
    await endpoint.cloudFormation('DeleteStack', { StackName: 'net' });
    expect(await settled(id)).toBe('DELETE_COMPLETE');
    expect(await vpcs()).toEqual([]);
  });
});
