import { expect, test } from 'vitest';
import type { ResourceNode } from '#lib/resources/graph.ts';
import type { DiagramElement, DiagramGroup } from './diagram.ts';
import { regroup } from './regroup.ts';
import type { Drawing } from './view.ts';
import { flow } from './views/flow-edges.ts';
import { graphOf } from './views/platform-sample.test-data.ts';
import {
  area,
  contextElement,
  partElement,
  resourceElement,
  resourceGroup,
} from './views/resource-elements.ts';
import { sample } from './views/sample-resource.test-data.ts';

const vpc = sample('network/Vpc', 'EC2::VPC', 'vpc-1', {});
const subnet = sample(
  'network/A',
  'EC2::Subnet',
  'subnet-a',
  { AvailabilityZone: 'us-east-2a', CidrBlock: '10.0.1.0/24' },
  { statusText: 'available' },
);
const balancer = sample('ingress/Balancer', 'ElasticLoadBalancingV2::LoadBalancer', 'balancer', {});
const host = sample('monitoring/Host', 'EC2::Instance', 'i-1', { SubnetId: 'subnet-a' });
const graph = graphOf([vpc, subnet, balancer, host]);

const users = contextElement('users', ['Users']);
const grafana = partElement(host, 'grafana', ['Grafana'], 'logos:grafana');

/** Titles of frames with the lines of what is in them. */
function outline(elements: readonly DiagramElement[]): unknown[] {
  return elements.map(({ lines, ...element }) =>
    element.kind === 'group' ? { [lines.join(' ')]: outline(element.children) } : lines.join(' '),
  );
}

function drawn(elements: readonly DiagramElement[], edges: Drawing['edges'] = []): Drawing {
  return { direction: 'up', elements, edges };
}

function inSubnet(...residents: readonly DiagramElement[]): DiagramGroup {
  const zone = area('vpc-1/a', 'zone', 'us-east-2a', [
    resourceGroup(subnet, 'public-subnet', ['10.0.1.0/24'], residents),
  ]);
  return resourceGroup(vpc, 'vpc', [], zone);
}

function residing(resource: ResourceNode): DiagramElement {
  return { ...resourceElement(resource), key: `subnet-a/${resource.id}` };
}

test('frames that are resources become nodes with all that they tell, others are gone', () => {
  const { elements } = regroup(drawn([inSubnet(residing(balancer))]), graph, 'layer');
  expect(outline(elements)).toEqual([
    { Network: ['vpc-1', 'subnet-a 10.0.1.0/24'] },
    { Ingress: ['balancer'] },
  ]);
  const [network] = elements;
  expect(network?.kind === 'group' && network.children[1]).toMatchObject({
    kind: 'node',
    key: 'subnet-a',
    resourceId: 'subnet-a',
    icon: 'aws:private-subnet',
    status: 'healthy',
    statusText: 'available',
  });
});

test('parts stay in the frame of their resource, and what else was in it leaves', () => {
  const frame = resourceGroup(
    host,
    'host',
    [],
    [
      {
        kind: 'group',
        key: 'i-1#on',
        resourceId: 'i-1',
        part: true,
        lines: ['On the host'],
        group: 'on-host',
        children: [grafana, resourceElement(balancer)],
      },
    ],
  );
  expect(outline(regroup(drawn([frame]), graph, 'service').elements)).toEqual([
    { EC2: [{ 'i-1': [{ 'On the host': ['Grafana'] }] }] },
    { ElasticLoadBalancingV2: ['balancer'] },
  ]);
});

test('what is drawn in several places stands once, and takes all arrows', () => {
  const twice = [residing(balancer), { ...residing(balancer), key: 'subnet-b/balancer' }];
  const { elements, edges } = regroup(
    drawn(twice, [flow('subnet-b/balancer', 'i-1')]),
    graph,
    'layer',
  );
  expect(outline(elements)).toEqual([{ Ingress: ['balancer'] }]);
  expect(edges).toEqual([flow('balancer', 'i-1')]);
});

test('what is no resource stays outside, before or after the rest as it was', () => {
  const readers = contextElement('readers', ['Readers']);
  const { elements } = regroup(drawn([users, resourceElement(vpc), readers]), graph, 'layer');
  expect(outline(elements)).toEqual(['Users', { Network: ['vpc-1'] }, 'Readers']);
});

test('an arrow of a frame that is gone leads from each frame that took its resources', () => {
  const systems = area('systems', 'host', 'Systems', [resourceElement(vpc), resourceElement(host)]);
  const { edges } = regroup(
    drawn([...systems, users, grafana], [flow('systems', users.key), flow('systems', grafana.key)]),
    graph,
    'layer',
  );
  expect(edges).toEqual([
    flow('by layer Network', users.key),
    flow('by layer Monitoring', users.key),
    flow('by layer Network', grafana.key),
  ]);
});

test('order of the view is none of the groups', () => {
  const order = { from: 'vpc-1', to: 'i-1', look: 'order' } as const;
  const both = [resourceElement(vpc), resourceElement(host)];
  expect(regroup(drawn(both, [order]), graph, 'zone')).toMatchObject({
    direction: 'right',
    edges: [],
  });
});

test.each([
  ['its own', 'EC2::Subnet', { AvailabilityZone: 'us-east-2b' }, 'us-east-2b'],
  ['that of its subnet', 'EC2::NatGateway', { SubnetId: 'subnet-a' }, 'us-east-2a'],
  ['where it was placed', 'EC2::Instance', { Placement: { AvailabilityZone: 'c' } }, 'c'],
  ['where it runs', 'ECS::Task', { availabilityZone: 'us-east-2c' }, 'us-east-2c'],
  [
    'that of the subnet that it is attached to',
    'ECS::Task',
    { attachments: [{ details: [{ name: 'subnetId', value: 'subnet-a' }] }] },
    'us-east-2a',
  ],
  [
    'none, being in two',
    'RDS::DBInstance',
    { AvailabilityZone: 'a', SecondaryAvailabilityZone: 'b' },
    'Whole region',
  ],
  ['none', 'S3::Bucket', {}, 'Whole region'],
])('the zone of a resource is %s', (_, type, properties, title) => {
  const resource = sample('x/Y', type, 'y', properties);
  const { nodes } = graph;
  const grouped = regroup(
    drawn([resourceElement(resource)]),
    graphOf([...nodes, resource]),
    'zone',
  );
  expect(outline(grouped.elements)).toEqual([{ [title]: ['y'] }]);
});
