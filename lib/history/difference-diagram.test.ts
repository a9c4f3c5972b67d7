import { describe, expect, it } from 'vitest';
import type { GraphDifference } from '#lib/api/history.ts';
import { mermaidId } from '#lib/diagrams/mermaid/escape.ts';
import type { Relation } from '#lib/resources/graph.ts';
import { differenceOf, subnet, vpc } from './difference.test-data.ts';
import { differenceView } from './difference-diagram.ts';

const draw = (difference: GraphDifference, expanded?: ReadonlySet<string>) =>
  differenceView(difference, {
    environment: 'dev',
    theme: 'light',
    ...(expanded && { expanded }),
  });

const within = (from: string): Relation => ({ from, to: vpc.id, kind: 'in' });
const statusOf = (view: ReturnType<typeof draw>, id: string) => view.statusByNode[mermaidId(id)];
const arrows = (text: string) =>
  text
    .split('\n')
    .filter((line) => / e\d+@/.test(line))
    .map((line) => / e\d+@(\S+?)(?:\|"(.*)"\|)? /.exec(line)?.slice(1, 3));

/** Frames and icons, as the text declares them. */
const elementsIn = (text: string) =>
  text.split('\n').filter((line) => /@\{ icon: | subgraph /.test(line)).length;

describe('a difference as a picture', () => {
  it.each([
    ['added', differenceOf({ added: [subnet('s')] }), 'healthy', '⊕ added'],
    ['removed', differenceOf({ removed: [subnet('s')] }), 'failed', '⊖ removed'],
    [
      'changed in state',
      differenceOf({
        changed: [
          { node: subnet('s'), status: { before: 'pending', after: 'available' }, properties: [] },
        ],
      }),
      'changing',
      '≠ pending → available',
    ],
    [
      'changed in a property',
      differenceOf({ changed: [{ node: subnet('s'), properties: [{ path: 'tags.Name' }] }] }),
      'changing',
      '≠ tags.Name',
    ],
    [
      'changed in several properties',
      differenceOf({
        changed: [{ node: subnet('s'), properties: [{ path: 'A' }, { path: 'B' }] }],
      }),
      'changing',
      '≠ 2 properties',
    ],
    [
      'unchanged',
      differenceOf({ unchanged: { nodes: [{ ...vpc, id: 's' }], relations: [] } }),
      'unknown',
      'unchanged',
    ],
  ])('shows what was %s', (_, difference, status, badge) => {
    const view = draw(difference);
    expect(statusOf(view, 's')).toEqual({ status, badge });
    expect(view.text).toContain('["Network"]');
  });

  it.each([
    [
      'of what was added thick',
      differenceOf({ added: [subnet('s')], relations: { added: [within('s')], removed: [] } }),
      ['==>', undefined],
    ],
    [
      'of what was removed dotted',
      differenceOf({ removed: [subnet('s')], relations: { added: [], removed: [within('s')] } }),
      ['-.->', undefined],
    ],
    [
      'that were added between what stayed with their name',
      differenceOf({
        changed: [{ node: subnet('s'), properties: [] }],
        relations: { added: [within('s')], removed: [] },
      }),
      ['==>', '⊕ in'],
    ],
    [
      'that were removed between what stayed with their name',
      differenceOf({
        changed: [{ node: subnet('s'), properties: [] }],
        relations: { added: [], removed: [within('s')] },
      }),
      ['-.->', '⊖ in'],
    ],
    [
      'that stayed plain',
      differenceOf({
        changed: [{ node: subnet('s'), properties: [] }],
        unchanged: { nodes: [vpc], relations: [within('s')] },
      }),
      ['-->', undefined],
    ],
  ])('draws relations %s', (_, difference, expected) => {
    const withVpc = { ...difference, unchanged: { ...difference.unchanged, nodes: [vpc] } };
    expect(arrows(draw(withVpc).text)).toEqual([expected]);
  });

  it('puts layers in the order of the architecture, and what has none behind', () => {
    const { text } = draw(
      differenceOf({
        added: [
          subnet('none', { layer: undefined }),
          subnet('lake', { layer: 'data-lake' }),
          subnet('net'),
        ],
      }),
    );
    expect([...text.matchAll(/subgraph \S+\["(.*)"\]/g)].map(([, title]) => title)).toEqual([
      'Network',
      'Data lake',
      'Of no layer',
    ]);
  });

  const many = (prefix: string, count: number) =>
    Array.from({ length: count }, (_, n) => subnet(`${prefix}-${n}`));

  it('gives up neighbours before changes', () => {
    const view = draw(
      differenceOf({
        added: many('new', 100),
        unchanged: { nodes: many('old', 100), relations: [] },
      }),
    );
    expect(elementsIn(view.text)).toBe(150);
    expect(view.neighboursLeftOut).toBe(51);
    expect(view.rolledUp).toEqual([]);
  });

  it('rolls up what there is no room for, by what became of it, and opens it again', () => {
    const difference = differenceOf({ added: many('new', 120), removed: many('old', 120) });
    const view = draw(difference);
    expect(elementsIn(view.text)).toBeLessThanOrEqual(150);
    expect(view.text).not.toMatch(/\d failed"/);
    expect(view.rolledUp.map(({ what }) => what)).toEqual(['added subnets', 'removed subnets']);
    const [first] = view.rolledUp;
    const opened = draw(difference, new Set([first?.node ?? '']));
    expect(elementsIn(opened.text)).toBeLessThanOrEqual(150);
    expect(opened.rolledUp.map(({ what }) => what)).not.toContain('added subnets');
  });

  it('never has more arrows than Mermaid takes', () => {
    const added = many('new', 140);
    const pairs = added.flatMap((a, n) => added.slice(n + 1, n + 5).map((b) => [a.id, b.id]));
    const relations = pairs.map(([from = '', to = '']): Relation => ({ from, to, kind: 'uses' }));
    const view = draw(differenceOf({ added, relations: { added: relations, removed: [] } }));
    expect(arrows(view.text)).toHaveLength(300);
    expect(view.edgesLeftOut).toBe(relations.length - 300);
  });

  it('draws many relations from layer to layer as one arrow', () => {
    const added = many('new', 70).map((node, n) => ({ ...node, layer: n < 61 ? 'etl' : 'access' }));
    const [role] = added.slice(61);
    const relations = added
      .slice(0, 61)
      .map(({ id }): Relation => ({ from: id, to: role?.id ?? '', kind: 'assumes' }));
    const view = draw(differenceOf({ added, relations: { added: relations, removed: [] } }));
    expect(arrows(view.text)).toEqual([['-.->', '61 relations']]);
  });

  it('says in words how much differs', () => {
    const { text } = draw(differenceOf({ added: [subnet('s')] }));
    expect(text).toContain('accTitle: What changed in dev');
    expect(text).toContain('accDescr: 1 added between 2026-03-01');
  });
});
