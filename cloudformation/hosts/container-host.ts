import { assetBucketParameter, assetPrefixParameter } from '../asset-parameters.ts';
import { base64, join, ref, sub } from '../builder/intrinsics.ts';
import type { ResourceHandle } from '../builder/template.ts';
import type { TemplateBuilder } from '../builder/template-builder.ts';
import type { Intrinsic, Value } from '../builder/value.ts';
import { addInstance, type InstanceChoice } from './add-instance.ts';

export interface ContainerHost extends Omit<InstanceChoice, 'userData'> {
  /** What the host's scripts read: names of shell variables and their values, which hold no quotes. */
  readonly settings: Readonly<Record<string, Value<string>>>;
}

/**
 * A host that installs itself from the layer's files. CloudFormation waits for its signal; cfn-hup runs
 * the installation again when files or settings change (CloudFormation helper scripts reference).
 */
export function addContainerHost(
  template: TemplateBuilder,
  { settings, ...choice }: ContainerHost,
): ResourceHandle<'AWS::EC2::Instance'> {
  const bucket = ref(assetBucketParameter(template));
  const prefix = ref(assetPrefixParameter(template));
  return addInstance(
    template,
    { ...choice, userData: base64(bootCommands(choice.logicalId)) },
    {
      creationPolicy: { ResourceSignal: { Count: 1, Timeout: 'PT20M' } },
      metadata: {
        'AWS::CloudFormation::Init': {
          config: {
            files: {
              '/etc/cfn/cfn-hup.conf': rootFile(
                sub`[main]\nstack=${ref('AWS::StackId')}\nregion=${ref('AWS::Region')}\ninterval=1\n`,
              ),
              '/etc/cfn/hooks.d/strata.conf': rootFile(updateHook(choice.logicalId)),
              '/etc/strata/settings': rootFile(settingsText(settings)),
            },
            commands: {
              '1-fetch-files': {
                command: sub`aws s3 sync s3://${bucket}/${prefix} /opt/strata --delete --only-show-errors --region ${ref('AWS::Region')}`,
              },
              '2-install': { command: 'bash /opt/strata/install.sh' },
            },
            services: {
              systemd: {
                'cfn-hup': {
                  enabled: true,
                  ensureRunning: true,
                  files: ['/etc/cfn/cfn-hup.conf', '/etc/cfn/hooks.d/strata.conf'],
                },
              },
            },
          },
        },
      },
    },
  );
}

function bootCommands(logicalId: string): Intrinsic<string> {
  return sub`#!/bin/bash
dnf install --assumeyes aws-cfn-bootstrap
/opt/aws/bin/cfn-init --verbose --stack ${ref('AWS::StackName')} --resource ${logicalId} --region ${ref('AWS::Region')}
/opt/aws/bin/cfn-signal --exit-code $? --stack ${ref('AWS::StackName')} --resource ${logicalId} --region ${ref('AWS::Region')}
`;
}

function updateHook(logicalId: string): Intrinsic<string> {
  return sub`[strata]
triggers=post.update
path=Resources.${logicalId}.Metadata.AWS::CloudFormation::Init
action=/opt/aws/bin/cfn-init --verbose --stack ${ref('AWS::StackName')} --resource ${logicalId} --region ${ref('AWS::Region')}
runas=root
`;
}

function settingsText(settings: Readonly<Record<string, Value<string>>>): Intrinsic<string> {
  const lines = Object.entries(settings).map(([name, value]) => sub`${name}='${value}'\n`);
  return join('', lines);
}

function rootFile(content: Intrinsic<string>) {
  return { content, mode: '000400', owner: 'root', group: 'root' };
}
