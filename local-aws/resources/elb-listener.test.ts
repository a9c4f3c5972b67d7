import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { JsonObject } from '../engine/json-value.ts';
import { type StackFixture, stackFixture } from '../engine/runner/stack-fixture.ts';
import { resourceTags } from '../engine/stacks/resource-tags.ts';
import { getStack, listResources, requireStack } from '../engine/stacks/stack-store.ts';
import { type Answer, answers, nested, text } from './answer.ts';
import { listener, listenerRule } from './elb-listener.ts';
import type { ResourceRequest } from './provider.ts';

const service = 'Elastic Load Balancing v2';
const DefaultActions = [{ Type: 'fixed-response', FixedResponseConfig: { StatusCode: '404' } }];
const Conditions = [{ Field: 'path-pattern', Values: ['/api/*'] }];
const template = JSON.stringify({
  Parameters: { Balancer: { Type: 'String' } },
  Resources: {
    Listener: {
      Type: listener.type,
      Properties: {
        LoadBalancerArn: { Ref: 'Balancer' },
        Port: 80,
        Protocol: 'HTTP',
        DefaultActions,
      },
    },
    Rule: {
      Type: listenerRule.type,
      Properties: {
        ListenerArn: { Ref: 'Listener' },
        Priority: 10,
        Conditions,
        Actions: DefaultActions,
      },
    },
  },
});

let directory: string;
let endpoint: StackFixture;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'listener-'));
});
afterEach(() => {
  endpoint.stop();
  rmSync(directory, { recursive: true });
});

async function newBalancer(): Promise<string> {
  const { Vpc } = await endpoint.ec2('CreateVpc', { CidrBlock: '10.0.0.0/16' });
  const Subnets: string[] = [];
  for (const [index, zone] of ['a', 'b'].entries()) {
    const made = await endpoint.ec2('CreateSubnet', {
      ...Object(Vpc),
      CidrBlock: `10.0.${index}.0/24`,
      AvailabilityZone: `us-east-2${zone}`,
    });
    Subnets.push(text(nested(made, 'Subnet'), 'SubnetId'));
  }
  const made = await endpoint.ctx.call(service, 'CreateLoadBalancer', { Name: 'b', Subnets });
  return text(answers(made, 'LoadBalancers')[0] ?? {}, 'LoadBalancerArn');
}

function requestFor(type: string, logicalId: string, properties: JsonObject): ResourceRequest {
  return {
    stackId: 's',
    stackName: 's',
    type,
    logicalId,
    properties,
    tags: { 'aws:cloudformation:stack-id': 's', 'aws:cloudformation:logical-id': logicalId },
    clientToken: 't',
    generatedName: 'n',
  };
}

async function listenersOf(LoadBalancerArn: string): Promise<Answer[]> {
  return answers(
    await endpoint.ctx.call(service, 'DescribeListeners', { LoadBalancerArn }),
    'Listeners',
  );
}

describe('a listener and its rules', () => {
  it('are found again after an interrupted creation', async () => {
    endpoint = stackFixture();
    const listening = requestFor(listener.type, 'Listener', {
      LoadBalancerArn: await newBalancer(),
      Port: 80,
      Protocol: 'HTTP',
      DefaultActions,
    });
    expect(await listener.find?.(endpoint.ctx, listening)).toBeUndefined();
    const ListenerArn = await listener.create(endpoint.ctx, listening);
    expect(await listener.find?.(endpoint.ctx, listening)).toBe(ListenerArn);

    const rule = requestFor(listenerRule.type, 'Rule', {
      ListenerArn,
      Priority: 10,
      Conditions,
      Actions: DefaultActions,
    });
    expect(await listenerRule.find?.(endpoint.ctx, rule)).toBeUndefined();
    const RuleArn = await listenerRule.create(endpoint.ctx, rule);
    expect(await listenerRule.find?.(endpoint.ctx, rule)).toBe(RuleArn);
  });

  it('of another owner, or about to be replaced, are not taken for the interrupted creation', async () => {
    endpoint = stackFixture();
    const own = requestFor(listener.type, 'Listener', {
      LoadBalancerArn: await newBalancer(),
      Port: 80,
      Protocol: 'HTTP',
      DefaultActions,
    });
    const replaces = await listener.create(endpoint.ctx, own);
    for (const other of [{ stackId: 'other' }, { logicalId: 'Other' }, { replaces }]) {
      expect(await listener.find?.(endpoint.ctx, { ...own, ...other })).toBeUndefined();
    }
  });

  it('are not asked for where what they hang on is gone', async () => {
    endpoint = stackFixture();
    const gone = (property: string) => ({ [property]: 'arn:gone', Port: 80, Priority: 10 });
    const listening = requestFor(listener.type, 'Listener', gone('LoadBalancerArn'));
    const rule = requestFor(listenerRule.type, 'Rule', gone('ListenerArn'));
    expect(await listener.find?.(endpoint.ctx, listening)).toBeUndefined();
    expect(await listenerRule.find?.(endpoint.ctx, rule)).toBeUndefined();
  });

  it('do not fail a stack whose process ended before it knew of the listener it had made', async () => {
    const path = join(directory, 'state.db');
    endpoint = stackFixture(path, 1);
    const LoadBalancerArn = await newBalancer();
    const answer = await endpoint.cloudFormation('CreateStack', {
      StackName: 'way-in',
      TemplateBody: template,
      Parameters: [{ ParameterKey: 'Balancer', ParameterValue: LoadBalancerArn }],
    });
    const stackId = text(answer, 'StackId');
    await vi.waitFor(() =>
      expect(listResources(endpoint.ctx.store, stackId)).toMatchObject([
        { logicalId: 'Listener', status: 'CREATE_IN_PROGRESS' },
      ]),
    );
    const stack = requireStack(endpoint.ctx.store, stackId);
    const made = await listener.create(endpoint.ctx, {
      ...requestFor(listener.type, 'Listener', { LoadBalancerArn, Port: 80, DefaultActions }),
      tags: resourceTags(listener.type, 'Listener', {}, stack),
    });
    endpoint.stop();

    endpoint = stackFixture(path);
    await vi.waitFor(
      () => expect(getStack(endpoint.ctx.store, stackId)?.status).toBe('CREATE_COMPLETE'),
      { interval: 5, timeout: 20_000 },
    );
    expect(await listenersOf(LoadBalancerArn)).toMatchObject([{ ListenerArn: made }]);
    const found = listResources(endpoint.ctx.store, stackId);
    expect(found.map(({ logicalId }) => logicalId)).toEqual(['Listener', 'Rule']);
    expect(found[0]?.physicalId).toBe(made);
  });
});
