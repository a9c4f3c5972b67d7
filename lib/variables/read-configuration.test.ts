import { describe, expect, it } from 'vitest';
import { closestName } from './closest-name.ts';
import { envTemplate, filledEnv } from './env-template.ts';
import { filledParameters } from './filled-parameters.ts';
import { readConfiguration } from './read-configuration.ts';
import { secretVariables } from './secret-variables.ts';
import { variables } from './variable.ts';

const place = { environment: 'dev', region: 'us-east-2' };
const target = {
  ...place,
  parameters: filledParameters({
    network: { natGateways: 'single' },
    ingress: { healthCheckPath: `/it's?$a~` },
    etl: { schedule: 'cron(0 2 * * ? *)' },
  }),
};

describe('a file of variables', () => {
  it('that was downloaded changes nothing', () => {
    for (const text of [envTemplate(place), filledEnv(place, target.parameters)]) {
      expect(readConfiguration(text, target)).toEqual({
        problems: [],
        changes: [],
        parameters: {},
        secrets: [],
      });
    }
  });

  it('documents every variable with an example, and has no value that is in force', () => {
    const template = envTemplate(place);
    for (const { name } of variables) expect(template).toMatch(new RegExp(`^# ${name}=`, 'm'));
    expect(template.split('\n').filter((line) => /^[^#]/.test(line))).toEqual([
      'ENVIRONMENT=dev',
      'AWS_DEFAULT_REGION=us-east-2',
    ]);
    for (const line of template.split('\n')) expect(line.length).toBeLessThanOrEqual(130);
  });

  it('with every example uncommented is read without a problem', () => {
    const filled = envTemplate(place)
      .replaceAll(/^# ([A-Z_0-9]+=.*)$/gm, '$1')
      .replaceAll(/^APPLICATION_.*=$/gm, '');
    expect(readConfiguration(filled, target).problems).toEqual([]);
  });

  it('changes whole layers, and tells each difference', () => {
    const text = 'NAT_GATEWAYS=none\nAVAILABILITY_ZONES=us-east-2a,us-east-2c\nETL_WORKERS=2\n';
    const { problems, changes, parameters } = readConfiguration(text, target);
    expect(problems).toEqual([]);
    expect(changes).toEqual([
      {
        variable: 'AVAILABILITY_ZONES',
        layer: 'network',
        parameter: 'zones',
        title: 'Availability Zones',
        before: 'us-east-2a,us-east-2b',
        after: 'us-east-2a,us-east-2c',
      },
      expect.objectContaining({ variable: 'NAT_GATEWAYS', before: 'single', after: 'none' }),
    ]);
    expect(Object.keys(parameters)).toEqual(['network']);
    expect(parameters.network).toMatchObject({ vpcCidr: '10.0.0.0/16', natGateways: 'none' });
  });

  it('tells every problem at once, by line and variable', () => {
    const text = [
      'ENVIRONMENT=prod',
      'VPC_CIDR=10.0.0.0/33',
      'NAT_GATEWAY=none',
      'NAT_GATEWAYS=two',
      'ETL_WORKERS=many',
      'DATABASES_STORAGE_GIB=500',
      'ETL_RETRIES=1',
      'ETL_RETRIES=2',
      'AWS_SECRET_ACCESS_KEY=x',
      'what is this',
      'AVAILABILITY_ZONES=eu-west-1a,eu-west-1b',
    ].join('\n');
    const { problems } = readConfiguration(text, target);
    const told = problems.map(({ line, variable, suggestion }) => [line, variable, suggestion]);
    expect(told).toEqual([
      [1, 'ENVIRONMENT', null],
      [2, 'VPC_CIDR', null],
      [3, 'NAT_GATEWAY', 'NAT_GATEWAYS'],
      [4, 'NAT_GATEWAYS', null],
      [5, 'ETL_WORKERS', null],
      [8, 'ETL_RETRIES', null],
      [9, 'AWS_SECRET_ACCESS_KEY', null],
      [10, null, null],
      [11, 'AVAILABILITY_ZONES', null],
      [11, 'AVAILABILITY_ZONES', null],
      [null, 'DATABASES_MAXIMUM_STORAGE_GIB', null],
    ]);
    const messageOf = (name: string) => problems.find(({ variable }) => variable === name)?.message;
    expect(messageOf('NAT_GATEWAYS')).toContain('"single"');
    expect(messageOf('ETL_RETRIES')).toContain('line 7');
    expect(messageOf('DATABASES_MAXIMUM_STORAGE_GIB')).toContain('10 %');
  });

  it('tells once what is wrong with the values that it leaves as they are', () => {
    const stored = filledParameters({ network: { publicSubnetCidrs: ['10.0.1.0/24'] } });
    const { problems } = readConfiguration('NETWORK_FLOW_LOGS=true', {
      ...place,
      parameters: stored,
    });
    expect(problems.length).toBeGreaterThan(0);
    expect(new Set(problems.map(({ message }) => message)).size).toBe(problems.length);
  });

  it('with thousands of problems tells the first hundred, and that there are more', () => {
    const text = Array.from({ length: 9_000 }, (_, line) => `NAT_GATEWAY_${line}=1`).join('\n');
    const { problems } = readConfiguration(`what is this\n${text}`, target);
    expect(problems).toHaveLength(101);
    expect(problems.at(-1)).toMatchObject({ line: 101, message: expect.stringMatching(/^More /) });
  });

  it('keeps the keys of applications apart, and refuses generated passwords without telling them', () => {
    const canary = 'canary-5c1f';
    const all = secretVariables.map(({ name }) => `${name}=${canary}`).join('\n');
    const { secrets, problems, changes, parameters } = readConfiguration(all, target);
    expect(secrets.map(({ field }) => field)).toEqual([
      'jwt_secret',
      'api_key',
      'encryption_key',
      'webhook_secret',
    ]);
    expect(problems.map(({ variable }) => variable)).toContain('MYSQL_PASSWORD');
    expect(JSON.stringify({ problems, changes, parameters })).not.toContain(canary);
    const unknown = readConfiguration(`DB_PASSWORD=${canary}\n${canary}\nA="${canary}`, target);
    expect(unknown.problems).toHaveLength(3);
    expect(JSON.stringify(unknown)).not.toContain(canary);
    const empty = readConfiguration('APPLICATION_API_KEY=', target);
    expect(empty.problems).toMatchObject([{ line: 1, variable: 'APPLICATION_API_KEY' }]);
  });
});

describe('what was probably meant', () => {
  it.each([
    ['VPC_CIRD', 'VPC_CIDR'],
    ['vpc_cidr', 'VPC_CIDR'],
    ['AVAILABILTY_ZONE', 'AVAILABILITY_ZONES'],
    ['ENTIRELY_ELSE', undefined],
    ['A'.repeat(90_000), undefined],
  ])('by %s is %s', (name, meant) => {
    expect(
      closestName(
        name,
        variables.map((variable) => variable.name),
      ),
    ).toBe(meant);
  });
});
