import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { layers } from '#cloudformation/layers.ts';
import { repositoryFiles } from './repository-files.ts';

const environment = {
  name: 'dev',
  region: 'us-east-2',
  tags: { team: 'no' },
  parameters: { network: { natGateways: 'none' } },
  folder: 'environments/dev',
  assetBucket: 'strata-assets-111122223333-us-east-2',
  outputs: { network: { VpcId: 'vpc-1', PublicSubnetIds: 'subnet-1,subnet-2' } },
  handbook: { 'README.md': '# Handbook of dev\n' },
};

const files = repositoryFiles(environment);

describe('the files of a repository', () => {
  it.each(layers.map(({ id }) => [id]))('have a deployment file of Git sync for %s', (id) => {
    const file = parse(files[`environments/dev/deployments/${id}.yaml`] ?? '');
    expect(Object.keys(file)).toEqual(['template-file-path', 'parameters', 'tags']);
    expect(files).toHaveProperty([file['template-file-path']]);
    const template = parse(files[file['template-file-path']] ?? '', { logLevel: 'error' });
    expect(Object.keys(template.Parameters)).toEqual(
      expect.arrayContaining(Object.keys(file.parameters)),
    );
    for (const value of [...Object.values(file.parameters), ...Object.values(file.tags)]) {
      expect(value).toBeTypeOf('string');
    }
  });

  it('give what deployed stacks give, and name what is missing until then', () => {
    const security = files['environments/dev/deployments/security.yaml'];
    expect(security).toContain('VpcId: "vpc-1"');
    expect(security).toContain('team: "no"');
    const ingress = files['environments/dev/deployments/ingress.yaml'];
    expect(ingress).toContain('# WebSecurityGroupId is missing until security is deployed');
    expect(files['environments/dev/dev.env']).toContain('\nNAT_GATEWAYS=none\n');
    expect(files['environments/dev/handbook/README.md']).toContain('# Handbook of dev');
  });

  it('lie at the root where there is no folder', () => {
    const atRoot = repositoryFiles({ ...environment, folder: '' });
    expect(atRoot).toHaveProperty(['dev.env']);
    expect(atRoot['deployments/network.yaml']).toContain(
      'template-file-path: "templates/network.yaml"',
    );
  });
});
