import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { layers } from '#cloudformation/layers.ts';
import { presets } from '#cloudformation/presets.ts';
import { resourceModules } from '#lib/resources/registry.ts';
import { usualAssumptions } from './assumptions.ts';
import { type Estimate, estimate, type PricedResource } from './estimate.ts';
import { estimateDifference } from './estimate-difference.ts';
import { type Example, examples } from './examples.test-data.ts';
import { environmentParameters, parametersOf } from './layer-parameters.test-data.ts';
import { plannedResources } from './planned-resources.ts';
import { usualBasis } from './usual-basis.ts';

function environment(parameters: Parameters<typeof plannedResources>[0]['parameters']): Estimate {
  return estimate(
    plannedResources({ environment: 'dev', region: 'us-east-2', parameters }),
    usualBasis,
  );
}

function costOf({ type, properties, described = 'by-template', ...example }: Example) {
  const resource = { id: 'it', type: `AWS::${type}`, name: 'it', properties, described };
  const beside = Object.entries(example.beside ?? {}).map(([id, own]) => ({
    id,
    type: 'AWS::Beside',
    name: id,
    properties: own,
    described,
  }));
  const assumptions = { ...usualAssumptions, ...example.assumptions };
  const { resources } = estimate([resource, ...beside], { ...usualBasis, assumptions });
  return resources.find(({ id }) => id === 'it');
}

describe('examples worked out by hand', () => {
  test.each(examples.map((example) => [example.type, example.of, example] as const))(
    '%s: %s',
    (_type, _of, example) => {
      expect(costOf(example)).toMatchObject({
        unknown: example.unknown ?? 0,
        usd: expect.closeTo(example.usd, 6),
      });
    },
  );

  test('are of every type that is billed', () => {
    const billed = resourceModules.filter(({ price }) => price && !('free' in price));
    const shown = new Set(examples.map(({ type }) => `AWS::${type}`));
    expect(billed.map(({ type }) => type).filter((type) => !shown.has(type))).toEqual([]);
  });
});

describe('what nobody has a price of is unknown, not nothing:', () => {
  test('a type without a statement', () => {
    const resource: PricedResource = {
      id: 'stream',
      type: 'AWS::Kinesis::Stream',
      name: 'stream',
      properties: {},
      described: 'by-service',
    };
    const { usd, unknown, layers: byLayer } = estimate([resource], usualBasis);
    expect({ usd, unknown, byLayer }).toEqual({
      usd: 0,
      unknown: 1,
      byLayer: [{ layer: null, usd: 0, unknown: 1 }],
    });
  });

  test('a layer whose parameters are not valid any more', () => {
    const { layers: byLayer } = environment({ network: { natGateways: 'five' } });
    expect(byLayer).toEqual([{ layer: 'network', usd: 0, unknown: 1 }]);
  });
});

test('an environment is the sum of its layers, and they of their resources', () => {
  for (const { parameters } of presets) {
    const whole = environment(parameters);
    const sum = (amounts: ReadonlyArray<{ usd: number }>) =>
      amounts.reduce((total, { usd }) => total + usd, 0);
    expect(sum(whole.layers)).toBeCloseTo(whole.usd, 6);
    expect(sum(whole.resources)).toBeCloseTo(whole.usd, 6);
    expect(whole.layers).toHaveLength(layers.length);
  }
});

test('the presets cost more from one to the next', () => {
  const [minimal = 0, development = 0, production = 0] = presets.map(
    ({ parameters }) => environment(parameters).usd,
  );
  expect(minimal).toBeGreaterThan(50);
  expect(development).toBeGreaterThan(minimal);
  expect(production).toBeGreaterThan(development);
});

test('hosts of other layers are known to be in public subnets', () => {
  const { resources } = environment({ network: {}, monitoring: {}, security: {}, access: {} });
  const host = resources.find(({ type }) => type === 'AWS::EC2::Instance');
  expect(host?.lines.map(({ title }) => title)).toContain('Public IPv4 address');
});

test('an estimate says which assumptions it was made with', () => {
  expect(environment({ network: { natGateways: 'none' } }).assumptions).toEqual([]);
  expect(environment({ network: { natGateways: 'single' } }).assumptions).toEqual([
    'hours',
    'natGatewayGb',
  ]);
});

describe.each(layers.map((layer) => [layer.id, layer] as const))('%s', (id, layer) => {
  test('no parameters cost less than nothing, or leave a price out without saying so', () => {
    fc.assert(
      fc.property(parametersOf(layer), (parameters) => {
        const { resources, usd, unknown } = environment({ [id]: parameters });
        let unknownLines = 0;
        for (const { type, lines, free, usd: own } of resources) {
          const price = resourceModules.find((module) => module.type === type)?.price;
          expect(price, type).toBeDefined();
          expect(free !== null, type).toBe(price !== undefined && 'free' in price);
          expect(own, type).toBeGreaterThanOrEqual(0);
          for (const line of lines) {
            if (line.usd === null) unknownLines += 1;
            else expect(line.usd, `${type} ${line.title}`).toBeGreaterThanOrEqual(0);
          }
        }
        expect(Number.isFinite(usd)).toBe(true);
        expect(unknown).toBe(unknownLines);
      }),
      { numRuns: 40 },
    );
  });
});

test('the difference of a plan is the estimate after it less the one before', () => {
  fc.assert(
    fc.property(environmentParameters, environmentParameters, (earlier, later) => {
      const [before, after] = [environment(earlier), environment(later)];
      const difference = estimateDifference(before, after);
      const whole = after.usd - before.usd;
      expect(difference.usd).toBeCloseTo(whole, 6);
      expect(difference.resources.reduce((sum, { usd }) => sum + usd, 0)).toBeCloseTo(whole, 6);
      expect(difference.layers.reduce((sum, { usd }) => sum + usd, 0)).toBeCloseTo(whole, 6);
      expect(estimateDifference(after, after).resources).toEqual([]);
    }),
    { numRuns: 15 },
  );
});
