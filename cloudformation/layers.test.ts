import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { renderYaml } from './builder/render-template.ts';
import { taggingOfType } from './builder/resource-tags.ts';
import { type LayerDefinition, layerIds, presetIds, stackName } from './layer.ts';
import { layerAssets } from './layer-assets.ts';
import { layerParameterSchemas } from './layer-parameters.ts';
import { findLayer, getLayer, layers } from './layers.ts';

const context = { environment: 'dev', region: 'us-east-2' };

describe.each(layers.map((layer) => [layer.id, layer] as const))('layer %s', (_, layer) => {
  const parameters = layer.parameters.parse({});
  const template = layer.template(parameters, context);
  const resources = Object.entries(template.Resources);
  const declared = Object.keys(template.Parameters ?? {});

  test('tags everything that takes tags', () => {
    for (const [logicalId, { Type, Properties }] of resources) {
      const tagging = taggingOfType(Type);
      if (!tagging) continue;
      const tags = JSON.stringify(Properties[tagging.property]);
      expect([logicalId, tags]).toEqual([logicalId, expect.stringContaining('strata:environment')]);
      expect([logicalId, tags]).toEqual([logicalId, expect.stringContaining('strata:layer')]);
    }
  });

  test('refers to nothing that it does not declare, and uses every parameter', () => {
    const used = new Set(references(template));
    expect(declared.filter((name) => !used.has(name))).toEqual([]);
    const known = new Set([...declared, ...Object.keys(template.Resources)]);
    expect([...used].filter((name) => !known.has(name) && !name.startsWith('AWS::'))).toEqual([]);
  });

  test('is given every parameter that has no default: chosen, or from a layer that it needs', () => {
    const chosen = Object.keys(layer.stackParameters(parameters, context));
    expect(chosen.filter((name) => !declared.includes(name))).toEqual([]);
    const outputs = layer.needs.flatMap((need) => outputsOf(getLayer(need)));
    const needed = Object.entries(template.Parameters ?? {})
      .filter(([, { Default }]) => Default === undefined)
      .map(([name]) => name);
    const given = new Set([...chosen, ...outputs, 'AssetBucket', 'AssetPrefix']);
    expect(needed.filter((name) => !given.has(name))).toEqual([]);
    if (declared.includes('AssetPrefix')) expect(layerAssets(layer.id)?.files).not.toEqual([]);
  });

  test.each(presetIds)('is valid in the preset %s', (preset) => {
    const chosen = layer.parameters.parse(layer.presets[preset]);
    const resourceCount = Object.keys(layer.template(chosen, context).Resources).length;
    expect(resourceCount).toBeGreaterThan(0);
  });

  test.each(presetIds)('says what becomes of data, in the preset %s', (preset) => {
    const chosen = layer.parameters.parse(layer.presets[preset]);
    for (const [logicalId, resource] of Object.entries(layer.template(chosen, context).Resources)) {
      if (!dataTypes.has(resource.Type)) continue;
      expect([logicalId, resource.DeletionPolicy, resource.UpdateReplacePolicy]).toEqual([
        logicalId,
        expect.any(String),
        expect.any(String),
      ]);
    }
  });

  test('describes itself and fits into a request', () => {
    expect(Object.keys(template.Outputs ?? {})).not.toEqual([]);
    for (const { Description } of Object.values(template.Outputs ?? {}))
      expect(Description).toBeTruthy();
    for (const { Description } of Object.values(template.Parameters ?? {}))
      expect(Description).toBeTruthy();
    expect(Buffer.byteLength(renderYaml(template))).toBeLessThan(51_200);
    expect(resources.length).toBeLessThan(500);
    expect(declared.length).toBeLessThanOrEqual(200);
  });

  test('is generated the same each time', () => {
    expect(renderYaml(layer.template(parameters, context))).toBe(renderYaml(template));
  });

  test('has a form: every field titled, explained, grouped', () => {
    const schema = z.toJSONSchema(layer.parameters, { io: 'input' });
    for (const field of Object.values(schema.properties ?? {})) {
      expect(field).toMatchObject({
        title: expect.any(String),
        description: expect.any(String),
        group: expect.any(String),
      });
    }
  });
});

test('ids and titles are unique, and ids are in the order of the architecture', () => {
  const ids = layers.map(({ id }) => id);
  expect(ids).toEqual(layerIds.filter((id) => ids.includes(id)));
  expect(new Set(layers.map(({ title }) => title)).size).toBe(layers.length);
});

test('all thirteen layers are there, with the schemas that the API takes', () => {
  expect(layers.map(({ id }) => id)).toEqual([...layerIds]);
  for (const { id, parameters } of layers) expect(layerParameterSchemas[id]).toBe(parameters);
});

test('a layer is found by its id, and its stack is named after environment and layer', () => {
  expect(findLayer('network')?.title).toBe('Network');
  expect(findLayer('nonsense')).toBeUndefined();
  expect(getLayer('network').id).toBe('network');
  expect(stackName('dev', 'data-lake')).toBe('dev-data-lake');
});

test('all templates are generated in under 5 ms, warm', () => {
  const once = (): number => {
    const start = performance.now();
    for (const layer of layers) layer.template(layer.parameters.parse({}), context);
    return performance.now() - start;
  };
  const runs = Array.from({ length: 50 }, once).sort((a, b) => a - b);
  expect(runs[25]).toBeLessThan(5);
});

/** Types whose resources hold data that a deletion would lose. */
const dataTypes: ReadonlySet<string> = new Set([
  'AWS::ECR::Repository',
  'AWS::ElastiCache::ReplicationGroup',
  'AWS::KMS::Key',
  'AWS::Logs::LogGroup',
  'AWS::RDS::DBInstance',
  'AWS::S3::Bucket',
  'AWS::SecretsManager::Secret',
]);

function outputsOf(layer: LayerDefinition): string[] {
  return Object.keys(layer.template(layer.parameters.parse({}), context).Outputs ?? {});
}

function references(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(references);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, argument]) => {
    if (key === 'Ref' && typeof argument === 'string') return [argument];
    if (key === 'Fn::GetAtt' && Array.isArray(argument)) return [String(argument[0])];
    if (key === 'Fn::Sub') return placeholders(argument);
    return references(argument);
  });
}

function placeholders(argument: unknown): string[] {
  const [text, variables] = Array.isArray(argument) ? argument : [argument, {}];
  const names = [...String(text).matchAll(/\$\{([^!][^}]*)\}/g)].map(
    ([, name = '']) => name.split('.')[0] ?? '',
  );
  return [...names.filter((name) => !(name in variables)), ...references(variables)];
}
