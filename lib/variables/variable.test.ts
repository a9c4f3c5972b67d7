import { describe, expect, it } from 'vitest';
import { layerParameterSchemas } from '#cloudformation/layer-parameters.ts';
import { placeVariables } from './place.ts';
import { secretVariables } from './secret-variables.ts';
import { exampleText } from './value-words.ts';
import { findVariable, variables } from './variable.ts';
import { readValue, valueText } from './variable-text.ts';

const region = 'us-east-2';

describe('variables', () => {
  it('are one for every parameter of every layer, found again by its name', () => {
    for (const [layer, schema] of Object.entries(layerParameterSchemas)) {
      const parameters = Object.keys(schema.parse({}) as object);
      const its = variables.filter((variable) => variable.layer === layer);
      expect(its.map(({ parameter }) => parameter)).toEqual(parameters);
    }
    for (const variable of variables) expect(findVariable(variable.name)).toBe(variable);
  });

  it('have names of their own, in the letters of shells', () => {
    const names = [
      ...variables.map(({ name }) => name),
      ...secretVariables.map(({ name }) => name),
      ...Object.values(placeVariables),
    ];
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^[A-Z][A-Z0-9_]*$/);
  });

  it('have the names of the reference architecture', () => {
    const names = new Set(variables.map(({ name }) => name));
    for (const name of [
      'VPC_CIDR',
      'AVAILABILITY_ZONES',
      'PUBLIC_SUBNET_CIDRS',
      'PRIVATE_SUBNET_CIDRS',
      'BASTION_INSTANCE_TYPE',
      'KUBERNETES_INSTANCE_TYPE',
      'MONITORING_INSTANCE_TYPE',
      'DATA_LAKE_LOG_DAYS',
    ]) {
      expect(names).toContain(name);
    }
  });

  it.each(variables.map((variable) => [variable.name, variable] as const))(
    '%s: its default and its example come back from their texts, and are accepted',
    (_, variable) => {
      const { layer, parameter, schema } = variable;
      const text = valueText(variable, schema.default, region);
      expect(readValue(variable, text, region)).toEqual({ value: schema.default });
      const example = readValue(variable, exampleText(variable, region), region);
      const value = 'value' in example ? example.value : undefined;
      const issues = layerParameterSchemas[layer].safeParse({ [parameter]: value }).error?.issues;
      expect(issues?.filter(({ path }) => path[0] === parameter) ?? []).toEqual([]);
    },
  );
});

describe('a value', () => {
  const read = (name: string, text: string) => {
    const variable = findVariable(name);
    return variable && readValue(variable, text, region);
  };

  it.each([
    ['AVAILABILITY_ZONES', 'us-east-2a, us-east-2c', ['a', 'c']],
    ['AVAILABILITY_ZONES', 'a,b', ['a', 'b']],
    ['AVAILABILITY_ZONES', 'eu-west-1a,eu-west-1b', ['eu-west-1a', 'eu-west-1b']],
    ['BUDGET_ACTUAL_PERCENTS', '80, 100', [80, 100]],
    ['BUDGET_LIMIT_USD', '99.50', 99.5],
    ['NETWORK_FLOW_LOG_RETENTION_DAYS', '365', 365],
    ['NETWORK_FLOW_LOGS', 'true', true],
    ['OPERATOR_CIDRS', '', []],
    ['ETL_SCHEDULE', '', ''],
  ])('%s=%s is %j', (name, text, value) => {
    expect(read(name, text)).toEqual({ value });
  });

  it.each([
    ['NETWORK_FLOW_LOGS', 'yes', 'true or false'],
    ['NETWORK_FLOW_LOGS', '', 'true or false'],
    ['BUDGET_LIMIT_USD', '0x10', 'number'],
    ['BUDGET_LIMIT_USD', '', 'number'],
    ['BUDGET_ACTUAL_PERCENTS', '80,many', 'number'],
  ])('%s=%s has to be %s', (name, text, what) => {
    expect(read(name, text)).toEqual({ problem: expect.stringContaining(what) });
  });
});
