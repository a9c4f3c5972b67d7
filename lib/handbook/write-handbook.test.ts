import { describe, expect, test } from 'vitest';
import type { HandbookPage, HandbookText } from '#lib/api/handbook.ts';
import { handbookPage } from '#lib/api/handbook.ts';
import { platform } from '#lib/diagrams/views/platform-sample.test-data.ts';
import { viewOf, views } from '#lib/diagrams/views.ts';
import { resourceModules } from '#lib/resources/registry.ts';
import type { HandbookCosts } from './facts.ts';
import { nothingDeployed, sampleFacts } from './handbook-facts.test-data.ts';
import { serviceOf, services } from './services.ts';
import { writeHandbook, writeHandbookInSteps } from './write-handbook.ts';

const pages = writeHandbook(sampleFacts());

function pageOf(id: HandbookPage['id'], of: readonly HandbookPage[] = pages): HandbookPage {
  const page = of.find((one) => one.id === id);
  if (!page) throw new Error(`No page ${id}`);
  return page;
}

function textOf(page: HandbookPage, title: string): string {
  return JSON.stringify(page.sections.find((section) => section.title === title)?.blocks);
}

function linksOf(page: HandbookPage): Extract<HandbookText[number], { link: string }>[] {
  return page.sections
    .flatMap(({ blocks }) => blocks)
    .flatMap((block) => {
      if (block.kind === 'table') return block.rows.flat(2);
      if (block.kind === 'paragraph') return block.text;
      return block.kind === 'list' ? block.items.flat() : [];
    })
    .filter((part) => typeof part === 'object' && 'link' in part);
}

describe.each([
  ['the platform', pages],
  ['an environment of which nothing is deployed', writeHandbook(nothingDeployed)],
])('the handbook of %s', (_, written) => {
  test('is as the API describes it, and of the time of its facts', () => {
    for (const page of written) {
      expect(handbookPage.parse(page)).toEqual(page);
      expect(page.factsAt).toBe('2026-11-24T12:00:00.000Z');
    }
  });

  test('has sections that a link finds, on every page', () => {
    for (const { sections } of written) {
      const ids = sections.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      for (const id of ids) expect(id).toMatch(/^[a-z0-9-]+$/);
    }
  });

  test('links only to what it has', () => {
    const links = written.flatMap(linksOf);
    expect(links.length).toBeGreaterThan(0);
    for (const { page, section } of links) {
      const { sections } = pageOf(page, written);
      if (section !== null) expect(sections.map(({ id }) => id)).toContain(section);
    }
  });
});

test('written in steps it is the same, with a pause for every drawing', async () => {
  let pauses = 0;
  const written = await writeHandbookInSteps(sampleFacts(), async () => {
    pauses += 1;
  });
  expect(written).toEqual(pages);
  expect(pauses).toBe(pages.flatMap(({ sections }) => sections).length);
});

test('of nothing that is deployed, no layer is told as deployed', () => {
  const overview = pageOf('infrastructure-overview', writeHandbook(nothingDeployed));
  expect(textOf(overview, 'What it is')).toContain(
    `0 of ${nothingDeployed.environment.layers.length}`,
  );
  expect(JSON.stringify(overview)).toContain('not deployed');
});

test('tables have as many cells in every row as columns', () => {
  for (const block of pages.flatMap(({ sections }) => sections).flatMap(({ blocks }) => blocks)) {
    if (block.kind !== 'table') continue;
    for (const row of block.rows) expect(row).toHaveLength(block.head.length);
  }
});

test('every resource type is explained by one service', () => {
  for (const { type } of resourceModules) expect(serviceOf({ type }), type).toBeDefined();
  const types = services.filter(({ layer }) => layer === undefined).flatMap((one) => one.types);
  expect(new Set(types).size).toBe(types.length);
});

test('only services that run are explained', () => {
  const page = pageOf('service-details');
  expect(page.sections.map(({ title }) => title)).toEqual(
    expect.arrayContaining(['Data lake', 'Monitoring host', 'MySQL database']),
  );
  const lakeless = platform.nodes.filter(({ type }) => type !== 'AWS::RDS::DBInstance');
  const other = writeHandbook(sampleFacts({ ...platform, nodes: lakeless }));
  expect(JSON.stringify(pageOf('service-details', other))).not.toContain('MySQL database');
});

test('every view is drawn twice, with a sentence', () => {
  const { sections } = pageOf('architecture-diagrams');
  expect(sections.map(({ title }) => title)).toEqual(views.map(({ title }) => title));
  for (const { blocks } of sections) {
    expect(blocks[0]?.kind).toBe('paragraph');
    expect(blocks.filter(({ kind }) => kind === 'diagram')).toHaveLength(1);
  }
});

test('the way of a deployment begins at what it is connected to', () => {
  const text = textOf(pageOf('architecture-diagrams'), 'Deployment');
  expect(text).toContain('summit-enterprise/data-platform');
  expect(text).not.toContain('not connected');
});

test('what nothing has reckoned costs an unknown amount', () => {
  const text = textOf(pageOf('infrastructure-overview'), 'Cost breakdown');
  expect(text).toContain('unknown');
  expect(text).not.toMatch(/\d\.\d\d/);
});

test('an amount that is not known leaves the sum open', () => {
  const costs = {
    prices: 'List prices of us-east-2 in 2025',
    byLayer: {
      network: { usd: 32.85, unknown: 0 },
      compute: { usd: 10, unknown: 0 },
      secrets: { usd: 0, unknown: 1 },
      '': { usd: 7, unknown: 0 },
    },
    whole: { usd: 49.85, unknown: 1 },
    resources: [],
    assumptions: ['730 hours a month.'],
  };
  const page = pageOf('infrastructure-overview', writeHandbook({ ...sampleFacts(), costs }));
  const text = textOf(page, 'Cost breakdown');
  expect(text).toContain('["Network"],["about $33"]');
  expect(text).toContain('["Secrets"],["price unknown"]');
  expect(text).toContain('["Of no layer"],["about $7"]');
  expect(text).toContain('["All"],["about $50 and what has no price"]');
  expect(text).toContain('730 hours a month.');
});

test('the view of costs tells the amounts that the breakdown is made of', () => {
  const drawn = (costs?: HandbookCosts) => {
    const page = pageOf(
      'architecture-diagrams',
      writeHandbook({ ...sampleFacts(), ...(costs && { costs }) }),
    );
    return textOf(page, viewOf('cost').title);
  };
  const amount = { usd: 123, unknown: 0 };
  const resource = { type: 'AWS::EC2::Instance', layer: 'monitoring', free: null, lines: [] };
  const resources = [{ ...amount, ...resource, id: 'i-monitoring', name: 'host' }];
  const told = { prices: '', byLayer: {}, whole: amount, resources, assumptions: [] };
  expect(drawn(told)).toContain('1 about $125 a month');
  expect(drawn()).not.toContain('$');
});

test('practices say what does not follow them', () => {
  const text = textOf(pageOf('configuration-reference'), 'Practices');
  expect(text).toContain('Hosts are closed to the world');
  expect(text).toContain('{"code":"dev-kubernetes"}');
  expect(textOf(pageOf('configuration-reference'), 'Findings')).toContain('Open to the world');
});

test('a source that did not answer is named on every page', () => {
  const sources = [{ source: 'rds', state: 'stale', at: '2026-11-24T11:00:00.000Z' } as const];
  for (const page of writeHandbook(sampleFacts({ ...platform, sources }))) {
    expect(JSON.stringify(page.sections[0])).toContain('2026-11-24 11:00 UTC');
  }
});
