import { expect } from 'vitest';
import type { Template } from '../builder/template.ts';

/** What a host's template must be, whatever it runs. Throws as expectations do. */
export function expectSafeHost(template: Template, logicalId: string): void {
  const host = template.Resources[logicalId];
  expect(host?.Properties).toMatchObject({
    MetadataOptions: { HttpTokens: 'required', HttpEndpoint: 'enabled' },
    BlockDeviceMappings: [{ Ebs: { Encrypted: true, VolumeType: 'gp3' } }],
  });
  expect(host?.Properties).not.toHaveProperty('KeyName');
  const text = JSON.stringify(template);
  expect(text).not.toContain('0.0.0.0/0');
  expect(text).not.toContain('{{resolve:');
  const userData = userDataOf(template, logicalId);
  expect(Buffer.byteLength(userData)).toBeLessThan(4096);
  expect(userData).toContain('cfn-init');
  expect(userData).toContain(
    `cfn-signal --exit-code $? --stack \${AWS::StackName} --resource ${logicalId}`,
  );
  expect(host?.CreationPolicy).toEqual({ ResourceSignal: { Count: 1, Timeout: 'PT20M' } });
  expect(template.Parameters?.HostImage?.Type).toBe(
    'AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>',
  );
}

/** The host's boot commands as CloudFormation receives them, before it fills in references. */
export function userDataOf(template: Template, logicalId: string): string {
  const data = template.Resources[logicalId]?.Properties.UserData as {
    'Fn::Base64': { 'Fn::Sub': string };
  };
  return data['Fn::Base64']['Fn::Sub'];
}

/** Names of the settings that a host's scripts read. */
export function settingNames(template: Template, logicalId: string): string[] {
  const text = JSON.stringify(template.Resources[logicalId]?.Metadata);
  return [...text.matchAll(/"([A-Z_]+)='/g)].map(([, name = '']) => name).sort();
}
