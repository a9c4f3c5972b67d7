import { expect, test } from 'vitest';
import { drawView } from '../draw-view.ts';
import { mermaidId } from '../mermaid/escape.ts';
import { nothingNarrowed } from '../narrow-graph.ts';
import { everythingView } from './everything.ts';
import { graphOf, platform } from './platform-sample.test-data.ts';
import { relation, sample } from './sample-resource.test-data.ts';

const options = { environment: 'dev', theme: 'light' } as const;
const [network, compute] = ['Network', 'Compute'].map((title) => mermaidId(`by layer ${title}`));

const subnets = Array.from({ length: 61 }, (_, index) =>
  sample(`network/S${index}`, 'EC2::Subnet', `subnet-${index}`, {}),
);
const cluster = sample('compute/Cluster', 'ECS::Cluster', 'cluster', {});
const crowd = graphOf(
  [...subnets, cluster],
  [
    ...subnets.map(({ id }) => relation('cluster', 'uses', id)),
    relation('subnet-0', 'uses', 'subnet-1'),
  ],
);

function arrows(text: string): string[] {
  return text.split('\n').filter((line) => / e\d+@-/.test(line));
}

test('many relations are one arrow from frame to frame, which counts them', () => {
  expect(arrows(drawView(everythingView, crowd, options).text)).toEqual([
    `  ${compute} e0@-.->|"61 relations"| ${network}`,
  ]);
});

test('few are drawn one by one, as in a neighbourhood', () => {
  const narrowing = { ...nothingNarrowed, focus: 'subnet-0' };
  expect(arrows(drawView(everythingView, crowd, { ...options, narrowing }).text)).toEqual([
    expect.stringMatching(`${mermaidId('cluster')} e\\d+@-.-> ${mermaidId('subnet-0')}`),
    expect.stringMatching(`${mermaidId('cluster')} e\\d+@-.-> ${mermaidId('subnet-1')}`),
    expect.stringMatching(`${mermaidId('subnet-0')} e\\d+@-.-> ${mermaidId('subnet-1')}`),
  ]);
});

test('what nothing leads to stands in columns', () => {
  const loose = graphOf(subnets.slice(0, 9));
  const { text } = drawView(everythingView, loose, options);
  expect(text.match(/~~~/g)).toHaveLength(6);
});

test('layers stand in the order of the architecture, then what belongs to none', () => {
  const graph = graphOf([
    sample('', 'EC2::VPC', 'vpc-hand-made', {}, { managed: false }),
    sample('mine/X', 'EC2::VPC', 'vpc-2', {}),
    sample('budget/X', 'Budgets::Budget', 'budget', {}),
    sample('network/X', 'EC2::VPC', 'vpc-1', {}),
  ]);
  const { text } = drawView(everythingView, graph, options);
  const titles = [...text.matchAll(/subgraph \w+\["([^"]+)"\]/g)].map(([, title]) => title);
  expect(titles).toEqual(['Network', 'Budget', 'Of no layer', 'mine']);
});

test('a task belongs to the layer of its service', () => {
  const { text } = drawView(everythingView, platform, options);
  expect(text).not.toContain('Made by AWS"]\n    n_arn_aws_ecs');
  const frame = text.split(`subgraph ${compute}`)[1]?.split('\n  end')[0];
  expect(frame).toContain('0f1e2d3c');
});
