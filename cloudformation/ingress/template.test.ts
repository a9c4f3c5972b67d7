import { describe, expect, test } from 'vitest';
import { ingressLayer } from './layer.ts';
import { ingressParameters } from './parameters.ts';
import { ingressTemplate } from './template.ts';

const context = { environment: 'dev', region: 'us-east-2' };
const build = (input: object = {}) => ingressTemplate(ingressParameters.parse(input), context);
const propertiesOf = (logicalId: string, input: object = {}) =>
  build(input).Resources[logicalId]?.Properties;
const certificateArn =
  'arn:aws:acm:us-east-2:111122223333:certificate/1b2c3d4e-1111-2222-3333-444455556666';

describe('load balancer', () => {
  test('stands in the public subnets, in the Web security group only', () => {
    expect(propertiesOf('LoadBalancer')).toMatchObject({
      Scheme: 'internet-facing',
      Subnets: { Ref: 'PublicSubnetIds' },
      SecurityGroups: [{ Ref: 'WebSecurityGroupId' }],
    });
    expect(propertiesOf('LoadBalancer')?.LoadBalancerAttributes).toContainEqual({
      Key: 'routing.http.drop_invalid_header_fields.enabled',
      Value: 'true',
    });
  });

  test.each([
    ['ApplicationTargetGroup', 8080],
    ['WebTargetGroup', 3000],
    ['ApiTargetGroup', 5000],
  ])('%s checks the health of port %i of the App group', (logicalId, port) => {
    expect(propertiesOf(logicalId)).toMatchObject({
      Port: port,
      TargetType: 'ip',
      HealthCheckEnabled: true,
      HealthCheckPath: { Ref: 'HealthCheckPath' },
    });
  });

  test('without a certificate it forwards HTTP; rules send paths elsewhere', () => {
    expect(propertiesOf('HttpListener')?.DefaultActions).toEqual([
      { Type: 'forward', TargetGroupArn: { Ref: 'ApplicationTargetGroup' } },
    ]);
    expect(build().Resources.HttpsListener).toBeUndefined();
    expect(propertiesOf('ApiRule')).toMatchObject({
      ListenerArn: { Ref: 'HttpListener' },
      Conditions: [{ Field: 'path-pattern', PathPatternConfig: { Values: ['/api/*'] } }],
      Actions: [{ TargetGroupArn: { Ref: 'ApiTargetGroup' } }],
    });
  });

  test('with a certificate HTTP only redirects, and HTTPS speaks TLS 1.3', () => {
    const { Resources } = build({ certificateArn, apiHosts: ['api.example.com'] });
    expect(Resources.HttpListener?.Properties.DefaultActions).toMatchObject([
      { Type: 'redirect', RedirectConfig: { Protocol: 'HTTPS', StatusCode: 'HTTP_301' } },
    ]);
    expect(Resources.HttpsListener?.Properties).toMatchObject({
      Port: 443,
      SslPolicy: expect.stringContaining('TLS13'),
      Certificates: [{ CertificateArn: { Ref: 'CertificateArn' } }],
    });
    expect(Resources.ApiRule?.Properties.ListenerArn).toEqual({ Ref: 'HttpsListener' });
    expect(Resources.ApiRule?.Properties.Conditions).toHaveLength(2);
  });
});

describe('bastion', () => {
  test('is a small host for Session Manager: no key, session tokens, encrypted disk', () => {
    const bastion = propertiesOf('Bastion');
    expect(bastion).toMatchObject({
      SubnetId: { 'Fn::Select': [0, { Ref: 'PublicSubnetIds' }] },
      SecurityGroupIds: [{ Ref: 'BastionSecurityGroupId' }],
      MetadataOptions: { HttpTokens: 'required', HttpPutResponseHopLimit: 1 },
      BlockDeviceMappings: [{ Ebs: { Encrypted: true, VolumeType: 'gp3' } }],
    });
    expect(bastion).not.toHaveProperty('KeyName');
    expect(JSON.stringify(propertiesOf('BastionRole'))).toContain('AmazonSSMManagedInstanceCore');
  });

  test.each([
    ['t4g.nano', 'arm64'],
    ['t3.nano', 'x86_64'],
  ])(
    '%s runs an image for %s, and its size stays within that architecture',
    (type, architecture) => {
      const parameters = build({ bastionInstanceType: type }).Parameters;
      expect(parameters?.BastionImage).toMatchObject({
        Type: 'AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>',
        Default: expect.stringMatching(new RegExp(`${architecture}$`)),
      });
      const family = type.split('.')[0] ?? '';
      for (const allowed of parameters?.BastionInstanceType?.AllowedValues ?? []) {
        expect(String(allowed)).toMatch(new RegExp(`^${family}\\.`));
      }
    },
  );

  test('can be left out', () => {
    const template = build({ bastion: false });
    expect(Object.keys(template.Resources).filter((id) => id.startsWith('Bastion'))).toEqual([]);
    expect(template.Outputs).not.toHaveProperty('BastionInstanceId');
  });
});

test('the template opens nothing itself', () => {
  const text = JSON.stringify(build({ certificateArn }));
  expect(text).not.toContain('0.0.0.0/0');
  expect(text).not.toContain('AWS::EC2::SecurityGroup"');
});

test.each(Object.entries(ingressLayer.presets))('preset %s is valid', (_, preset) => {
  expect(ingressParameters.safeParse(preset).success).toBe(true);
});

test.each([
  ['a certificate of another service', { certificateArn: 'arn:aws:iam::1:x' }, 'certificateArn'],
  ['a path without a slash', { webPaths: ['web'] }, 'webPaths'],
  ['no condition', { apiPaths: [], apiHosts: [] }, 'apiPaths'],
  ['six conditions', { webPaths: ['/1', '/2', '/3', '/4', '/5'], webHosts: ['a.b'] }, 'webPaths'],
])('%s is refused', (_, input, field) => {
  const { error } = ingressParameters.safeParse(input);
  expect(error?.issues.map(({ path }) => path[0])).toEqual([field]);
});
