import { describe, expect, it } from 'vitest';
import { getLayer, layers } from '#cloudformation/layers.ts';
import { parameterFeeds } from './parameter-feeds.generated.ts';
import { fedResources } from './parameter-feeds.ts';
import { variables } from './variable.ts';

const network = getLayer('network');
const base = network.parameters.parse({}) as Readonly<Record<string, unknown>>;

describe('what parameters feed', () => {
  it('is known of every variable, and is something', () => {
    expect(parameterFeeds.map(({ name }) => name)).toEqual(variables.map(({ name }) => name));
    for (const { name, resources } of parameterFeeds) {
      expect(resources.length, name).toBeGreaterThan(0);
    }
  });

  it('is what refers to it, and what is there because of it', () => {
    expect(fedResources(network, 'vpcCidr', [{ base, other: '10.0.0.0/17' }])).toEqual(['Vpc']);
    expect(fedResources(network, 's3Endpoint', [{ base, other: false }])).toEqual(['S3Endpoint']);
    expect(fedResources(network, 's3Endpoint', [{ base, other: true }])).toEqual([]);
  });

  it('is what a condition decides on', () => {
    const databases = getLayer('databases');
    const its = databases.parameters.parse({}) as Readonly<Record<string, unknown>>;
    expect(fedResources(databases, 'multiAz', [{ base: its, other: true }])).toEqual(['MySql']);
  });

  it('names resources that each layer has by default', () => {
    for (const layer of layers) {
      const { Resources } = layer.template(layer.parameters.parse({}), {
        environment: 'dev',
        region: 'us-east-2',
      });
      const fed = new Set(
        parameterFeeds.filter((feed) => feed.layer === layer.id).flatMap((feed) => feed.resources),
      );
      expect(
        Object.keys(Resources).some((id) => fed.has(id)),
        layer.id,
      ).toBe(true);
    }
  });
});
