import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ResourceGraph, ResourceNode } from '#lib/resources/graph.ts';
import { type DrawViewOptions, drawView } from '../draw-view.ts';
import { fnv1a, mermaidId } from '../mermaid/escape.ts';
import { isAccepted } from '../mermaid/mermaid-parser.test-data.ts';
import { networkView as view } from './network.ts';
import { liveNetwork, networkGraph } from './network-sample.test-data.ts';
import { resourceRows } from './resource-rows.ts';

const networkView = (graph: ResourceGraph, drawing: DrawViewOptions) =>
  drawView(view, graph, drawing);
const options = { environment: 'dev', theme: 'light' } as const;
const network = networkGraph(liveNetwork());
const empty: ResourceGraph = { nodes: [], relations: [], sources: [], at: network.at };

function changed(graph: ResourceGraph, id: string, change: Partial<ResourceNode>): ResourceGraph {
  return {
    ...graph,
    nodes: graph.nodes.map((node) => (node.id === id ? { ...node, ...change } : node)),
  };
}

/** Drawn arrows as `from → to: label`, by resource names. */
function arrows(graph: ResourceGraph): string[] {
  const view = networkView(graph, options);
  const nameOf = (id: string) =>
    /label: "([^"<]*)/.exec(view.text.split(`${id}@{`)[1] ?? '')?.[1] ?? id;
  return [...view.text.matchAll(/^ {2}(\w+) e\d+@(-\.?->)(?:\|"([^"]*)"\|)? (\w+)$/gm)].map(
    ([, from = '', , label, to = '']) =>
      `${nameOf(from)} → ${nameOf(to)}${label ? `: ${label}` : ''}`,
  );
}

describe.each(['light', 'dark'] as const)('drawn %s', (theme) => {
  test.each([
    ['nothing', empty],
    ['the default network', network],
    ['three zones', networkGraph(liveNetwork(['a', 'b', 'c']))],
    [
      'a network half made',
      networkGraph(
        liveNetwork(['a']).filter(({ id }) => id !== 'nat-a'),
        {
          outside: ['subnet-public-a'],
          pending: [
            {
              logicalId: 'NatGatewayA',
              type: 'AWS::EC2::NatGateway',
              status: 'CREATE_IN_PROGRESS',
            },
            { logicalId: 'NatAddressA', type: 'AWS::EC2::EIP', status: 'CREATE_FAILED' },
          ],
        },
      ),
    ],
  ])('%s', async (_, graph) => {
    const { text } = networkView(graph, { ...options, theme });
    expect(text).toMatchSnapshot();
    await expect(isAccepted(text)).resolves.toBe(true);
  });
});

test('arrows lead where traffic goes', () => {
  expect(arrows(network)).toEqual([
    'dev-public → dev-internet-gateway',
    'dev-public → dev-s3',
    'dev-private-a → dev-nat-a',
    'dev-private-a → dev-s3',
    'dev-public → dev-internet-gateway',
    'dev-public → dev-s3',
    'dev-private-b → dev-nat-b',
    'dev-private-b → dev-s3',
    'dev-nat-a → dev-internet-gateway',
    'dev-nat-b → dev-internet-gateway',
    'dev-internet-gateway → Internet',
  ]);
});

test('zones stand beside each other, the one with the gateway that they share first', () => {
  expect(networkView(network, options).text).toContain('flowchart BT');
  const table = network.nodes.find(({ id }) => id === 'rtb-private-b');
  const shared = changed(network, 'rtb-private-b', {
    properties: {
      ...table?.properties,
      Routes: [{ DestinationCidrBlock: '0.0.0.0/0', NatGatewayId: 'nat-a', State: 'active' }],
    },
  });
  expect(arrows(shared)).toContain('dev-private-b → dev-nat-a');
  expect(networkView(shared, options).text).toContain('flowchart RL');
});

test('a subnet without a table of its own follows the main one', () => {
  const found = liveNetwork(['a']).map((resource) =>
    resource.id === 'rtb-public'
      ? { ...resource, properties: { ...resource.properties, Associations: [{ Main: true }] } }
      : resource,
  );
  expect(arrows(networkGraph(found))).toContain('dev-public → dev-internet-gateway');
});

test('a status change leaves the structure as it was', () => {
  const before = networkView(network, options);
  const after = networkView(
    changed(network, 'nat-a', { status: 'changing', statusText: 'pending' }),
    options,
  );
  expect(after.structureKey).toBe(before.structureKey);
  expect(after.text).not.toBe(before.text);
  expect(after.statusByNode[mermaidId('nat-a')]).toEqual({
    status: 'changing',
    badge: '◔ pending',
  });
});

test('a frame in trouble is coloured so, and keeps its kind', () => {
  const failed = changed(network, 'subnet-public-a', { status: 'failed', statusText: 'missing' });
  const { text, structureKey } = networkView(failed, options);
  expect(text).toContain(`class ${mermaidId('subnet-public-a')} public-subnet\n`);
  expect(text).toContain(`class ${mermaidId('subnet-public-a')} failed\n`);
  expect(structureKey).toBe(networkView(network, options).structureKey);
});

test('what waits to be created stands in rows of five', async () => {
  const pending = Array.from({ length: 12 }, (_, index) => ({
    logicalId: `Subnet${index}`,
    type: 'AWS::EC2::Subnet',
    status: 'CREATE_IN_PROGRESS',
  }));
  const { text } = networkView(networkGraph([], { pending }), options);
  expect([...text.matchAll(/~~~/g)]).toHaveLength(7);
  await expect(isAccepted(text)).resolves.toBe(true);
});

test('another resource, name or theme changes the structure', () => {
  const { structureKey } = networkView(network, options);
  const others = [
    networkView(changed(network, 'nat-a', { name: 'renamed' }), options),
    networkView(networkGraph(liveNetwork(['a'])), options),
    networkView(network, { ...options, theme: 'dark' }),
  ];
  for (const other of others) expect(other.structureKey).not.toBe(structureKey);
});

test('what a click opens is known for everything drawn that is a resource', () => {
  const { resourceByNode, text } = networkView(network, options);
  const known = new Set(network.nodes.map(({ id }) => id));
  for (const [node, resource] of Object.entries(resourceByNode)) {
    expect(text).toContain(node);
    expect(known).toContain(resource);
  }
  expect(resourceByNode[mermaidId('subnet-public-a/rtb-public')]).toBe('rtb-public');
});

test('the table tells the same', () => {
  const { listed } = networkView(network, options);
  const rows = resourceRows(network, listed);
  const row = rows.find(({ id }) => id === 'nat-b');
  expect(row).toMatchObject({
    title: 'NAT gateway',
    zone: 'us-east-2b',
    status: 'healthy',
    relations: [{ kind: 'in', id: 'subnet-public-b', name: 'dev-public-b' }],
  });
  expect(rows).toHaveLength(network.nodes.length);
});

test('a route that leads nowhere shows as failed', () => {
  const table = network.nodes.find(({ id }) => id === 'rtb-private-a');
  const graph = changed(network, 'rtb-private-a', {
    properties: {
      ...table?.properties,
      Routes: [{ DestinationCidrBlock: '0.0.0.0/0', NatGatewayId: 'nat-a', State: 'blackhole' }],
    },
  });
  const key = mermaidId('subnet-private-a/rtb-private-a');
  expect(networkView(graph, options).statusByNode[key]).toEqual({
    status: 'failed',
    badge: '✕ 0.0.0.0/0 blackhole',
  });
});

const anyName = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 255 }),
  fc.constantFrom(
    'end',
    'subgraph',
    '"]',
    '%%{init: {}}%%',
    'click a "b"',
    '---',
    '`x`',
    'x\ny',
    '#quot;',
    'style:#x;',
  ),
);

test('Mermaid accepts every network, whatever its resources are called', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(anyName, { minLength: 1, maxLength: 12 }),
      anyName,
      fc.subarray(liveNetwork(['a', 'b', 'c'])),
      fc.constantFrom('light' as const, 'dark' as const),
      async (names, environment, found, theme) => {
        const named = found.map((resource, index) => ({
          ...resource,
          tags: { ...resource.tags, Name: names[index % names.length] ?? '' },
        }));
        const { text } = networkView(networkGraph(named), { environment, theme });
        await isAccepted(text);
      },
    ),
    { numRuns: 150 },
  );
});

test('five hundred subnets make a drawing of at most 150 elements, and say what is not shown', async () => {
  const [vpc] = liveNetwork(['a']);
  const subnets = Array.from({ length: 500 }, (_, index) => ({
    type: 'AWS::EC2::Subnet',
    id: `subnet-${fnv1a(String(index))}`,
    aliases: [],
    tags: {},
    properties: {
      VpcId: 'vpc-1',
      State: 'available',
      AvailabilityZone: `us-east-2${'abc'[index % 3]}`,
    },
  }));
  const view = networkView(networkGraph([...(vpc ? [vpc] : []), ...subnets]), options);
  expect([...view.text.matchAll(/^ *(?:subgraph|n_\w+@)/gm)].length).toBeLessThanOrEqual(150);
  expect(view.rolledUp).toHaveLength(3);
  expect(view.listed).toHaveLength(501);
  await expect(isAccepted(view.text)).resolves.toBe(true);
});
