import { expect, test } from 'vitest';
import { expectSafeHost, settingNames } from '../hosts/host-facts.test-data.ts';
import { kubernetesLayer } from './layer.ts';
import { kubernetesParameters } from './parameters.ts';
import { kubernetesTemplate } from './template.ts';

const context = { environment: 'dev', region: 'us-east-2' };
const build = (input: object = {}) =>
  kubernetesTemplate(kubernetesParameters.parse(input), context);

test('the host stands in the first public subnet, in its group, with its profile', () => {
  expect(build().Resources.KubernetesHost?.Properties).toMatchObject({
    SubnetId: { 'Fn::Select': [0, { Ref: 'PublicSubnetIds' }] },
    SecurityGroupIds: [{ Ref: 'KubernetesSecurityGroupId' }],
    IamInstanceProfile: { Ref: 'KubernetesInstanceProfileName' },
  });
});

test('it is safe, and its pods cannot use its role', () => {
  expectSafeHost(build(), 'KubernetesHost');
  expect(build().Resources.KubernetesHost?.Properties.MetadataOptions).toMatchObject({
    HttpPutResponseHopLimit: 1,
  });
});

test('ArgoCD is on node port 30080, and only the place of its password is known', () => {
  expect(build().Outputs?.ArgoCdUrl?.Value).toEqual({
    'Fn::Sub': `https://\${KubernetesHost.PublicDnsName}:30080`,
  });
  expect(settingNames(build(), 'KubernetesHost')).toEqual([
    'ARGOCD_SECRET_ARN',
    'ENVIRONMENT',
    'GIT_PATH',
    'GIT_REPOSITORY',
    'GIT_REVISION',
    'PROFILE',
    'REGION',
  ]);
});

test('new files or settings are installed without a new host', () => {
  const metadata = JSON.stringify(build().Resources.KubernetesHost?.Metadata);
  expect(metadata).toContain(`s3://\${AssetBucket}/\${AssetPrefix}`);
  expect(metadata).toContain('Resources.KubernetesHost.Metadata.AWS::CloudFormation::Init');
  const properties = JSON.stringify(build().Resources.KubernetesHost?.Properties);
  expect(properties).not.toContain('AssetPrefix');
});

test('t3.small runs the reduced ArgoCD, every larger host the full one', () => {
  const template = build();
  const profiles = template.Mappings?.Profiles ?? {};
  expect(Object.keys(profiles)).toEqual(template.Parameters?.InstanceType?.AllowedValues);
  expect(profiles['t3.small']).toEqual({ profile: 'reduced' });
  expect(profiles['t3.medium']).toEqual({ profile: 'full' });
  expect(template.Parameters?.InstanceType?.Default).toBe('t3.medium');
});

test.each(Object.entries(kubernetesLayer.presets))('preset %s is valid', (_, preset) => {
  expect(kubernetesParameters.safeParse(preset).success).toBe(true);
});

test.each([
  ['a repository with a quote', { gitRepository: "https://x.example/'; reboot" }],
  ['a repository with a password', { gitRepository: 'ssh://git@x.example/r' }],
  ['a revision with a blank', { gitRevision: 'a b' }],
  ['a disk smaller than the images', { diskGib: 8 }],
])('%s is refused', (_, input) => {
  expect(kubernetesParameters.safeParse(input).success).toBe(false);
});
