import { describe, expect, it, test } from 'vitest';
import { layers } from '#cloudformation/layers.ts';
import { longestTemplateBodyBytes } from '#lib/aws/cloudformation/change-set.ts';
import { variables } from '#lib/variables/variable.ts';
import { templateVariants } from '../../scripts/template-variants.ts';
import { type ExportedEnvironment, terraformFiles } from './terraform-files.ts';
import { hasTerraform, runTerraform } from './terraform-for-tests.ts';

const environment: ExportedEnvironment = {
  name: 'dev',
  region: 'us-east-2',
  accountId: '111122223333',
  tags: { team: 'data', note: 'a "quoted" one' },
  parameters: { network: { natGateways: 'none' }, etl: { workers: 4 } },
  hostname: 'app.terraform.io',
  organization: 'summit-enterprise',
  workspace: 'dev',
  assetBucket: 'strata-assets-111122223333-us-east-2',
  deployed: new Set(['network', 'data-lake']),
};

const files = terraformFiles(environment);
const hcl = Object.fromEntries(Object.entries(files).filter(([path]) => path.endsWith('.tf')));

/** Of a file, the block that begins with these words. */
function block(file: string, head: string): string {
  return files[file]?.split(/\n\n(?=\S)/).find((text) => text.startsWith(head)) ?? '';
}

describe('the exported folder', () => {
  it.each([
    'README.md',
    'terraform.tf',
    'providers.tf',
    'imports.tf',
    'outputs.tf',
    'stacks.tf',
    'variables.tf',
  ])('has the golden %s', (path) => {
    expect(files[path]).toMatchSnapshot();
  });

  it.each(layers.map((layer) => [layer.id, layer] as const))(
    'has the stack of %s after what it needs, with every parameter that its template asks for',
    (id, { needs }) => {
      const stack = block(
        'stacks.tf',
        `resource "aws_cloudformation_stack" "${id.replaceAll('-', '_')}"`,
      );
      for (const need of needs)
        expect(stack).toContain(`aws_cloudformation_stack.${need.replaceAll('-', '_')}`);
      const { Parameters } = JSON.parse(files[`templates/${id}.json`] ?? '');
      for (const [name, { Default }] of Object.entries<{ Default?: unknown }>(Parameters)) {
        if (Default === undefined) expect(stack).toMatch(new RegExp(`\\b${name} += `));
      }
    },
  );

  it.each(layers.map((layer) => [layer.id, layer] as const))(
    'has templates of %s that fit into a request, whatever is chosen',
    (id, { presets }) => {
      for (const chosen of [{}, ...Object.values(presets), ...(templateVariants[id] ?? [])]) {
        const exported = terraformFiles({ ...environment, parameters: { [id]: chosen } });
        const template = exported[`templates/${id}.json`] ?? '';
        expect(Buffer.byteLength(template)).toBeLessThanOrEqual(longestTemplateBodyBytes);
      }
    },
  );

  it('has a template without blanks where it would be too long with them', () => {
    const imports = Array.from({ length: 100 }, (_, index) => ({
      type: 'AWS::S3::Bucket' as const,
      identifier: { BucketName: `imported-${index}` },
      properties: {
        BucketName: `imported-${index}`,
        Tags: Array.from({ length: 5 }, (_, tag) => ({ Key: `k${tag}`, Value: 'v' })),
      },
      logicalId: `Imported${index}`,
    }));
    const exported = terraformFiles({ ...environment, imports: { network: imports } });
    const template = exported['templates/network.json'] ?? '';
    expect(template).not.toContain('\n');
    expect(JSON.parse(template).Resources).toHaveProperty('Imported99');
  });

  it('imports what exists, and nothing else', () => {
    expect(files['imports.tf']?.match(/id = "(.*)"/g)).toEqual([
      'id = "dev-network"',
      'id = "dev-data-lake"',
    ]);
    expect(terraformFiles({ ...environment, deployed: new Set() })).not.toHaveProperty(
      'imports.tf',
    );
  });

  it('is made for another address, organization, workspace and role', () => {
    const other = terraformFiles({
      ...environment,
      hostname: 'terraform.example.com',
      organization: 'acme',
      // biome-ignore lint/suspicious/noTemplateCurlyInString: what Terraform would interpolate
      workspace: 'data-${x}',
      account: { stackRoleArn: 'arn:aws:iam::111122223333:role/strata/StrataStacks' },
    });
    expect(other['terraform.tf']).toContain('hostname     = "terraform.example.com"');
    expect(other['terraform.tf']).toContain('name = "data-$${x}"');
    expect(other['stacks.tf']).toContain(
      'iam_role_arn = "arn:aws:iam::111122223333:role/strata/StrataStacks"',
    );
    expect(other['stacks.tf']).toContain('ConfineRoles');
  });

  it('names a variable as files of variables do, where one is the same', () => {
    const names = [...(files['variables.tf'] ?? '').matchAll(/^variable "(.*)"/gm)].map(
      ([, name = '']) => name,
    );
    expect(new Set(names).size).toBe(names.length);
    const known = new Set(variables.map(({ name }) => name.toLowerCase()));
    expect(names.filter((name) => known.has(name)).length).toBeGreaterThan(20);
    expect(names).toContain('vpc_cidr');
  });
});

describe.skipIf(!hasTerraform)('terraform (skipped where it is not installed)', () => {
  test.each(['stacks.tf', 'outputs.tf'])('would say where %s does not parse', (path) => {
    const broken = runTerraform({ ...hcl, [path]: `${hcl[path]}}\n` }, ['fmt', '-check']);
    expect(broken.status).not.toBe(0);
    expect(broken.stderr).toContain(path);
  });

  test('finds every file formatted', { timeout: 60_000 }, () => {
    const { status, stdout } = runTerraform(hcl, ['fmt', '-check', '-diff', '-recursive']);
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
  });

  const only = { 'variables.tf': files['variables.tf'] ?? '' };

  test('accepts every variable as it is set', { timeout: 60_000 }, () => {
    expect(runTerraform(only, ['plan', '-input=false'])).toMatchObject({ status: 0 });
  });

  test.each([
    ['vpc_cidr=10.0.0.0', 'vpc_cidr must be an IPv4 CIDR block'],
    ['etl_workers=1', 'etl_workers must be at least 2'],
    ['etl_workers=2.5', 'etl_workers must be a whole number'],
    ['etl_worker_type=G.9X', 'etl_worker_type must be one of G.1X'],
  ])('refuses %s', { timeout: 60_000 }, (given, message) => {
    const run = runTerraform(only, ['plan', '-input=false', '-no-color', '-var', given]);
    expect(run.status).toBe(1);
    expect(run.stderr).toContain(message);
  });
});
