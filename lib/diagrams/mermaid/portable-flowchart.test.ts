import { expect, test } from 'vitest';
import { prepareView } from '../draw-view.ts';
import { platform } from '../views/platform-sample.test-data.ts';
import { views } from '../views.ts';
import { isAccepted } from './mermaid-parser.test-data.ts';
import { renderPortableFlowchart } from './portable-flowchart.ts';

test.each(views.map((view) => [view.id, view] as const))('%s', async (_, view) => {
  const { diagram } = prepareView(view, platform, { environment: 'dev' });
  const text = renderPortableFlowchart(diagram);
  expect(text).not.toMatch(/icon:|classDef|layout:/);
  await expect(isAccepted(text)).resolves.toBe(true);
});

test('a network without subnets, as a document has it', () => {
  expect(
    renderPortableFlowchart({
      direction: 'up',
      title: 'Network of dev',
      description: '1 VPC.',
      elements: [
        {
          kind: 'group',
          key: 'vpc-1',
          group: 'vpc',
          lines: ['dev "main"', '10.0.0.0/16'],
          status: 'healthy',
          statusText: 'available',
          children: [],
        },
        { kind: 'node', key: 'net', lines: ['Internet'], icon: 'aws:internet' },
      ],
      edges: [
        { from: 'vpc-1', to: 'net', look: 'flow', label: '0.0.0.0/0' },
        { from: 'net', to: 'vpc-1', look: 'order' },
      ],
    }),
  ).toMatchInlineSnapshot(`
    "flowchart BT
      accTitle: Network of dev
      accDescr: 1 VPC.
      subgraph n_vpc_1_nkk7m2["dev #34;main#34;<br/>10.0.0.0/16<br/>✓ available"]
        n_vpc_1_nkk7m2_empty[" "]
      end
      n_net_afkorc["Internet"]
      n_vpc_1_nkk7m2 -->|"0.0.0.0/0"| n_net_afkorc
    "
  `);
});
