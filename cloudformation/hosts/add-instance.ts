import type { ResourceHandle } from '../builder/template.ts';
import type { ResourceOptions, TemplateBuilder } from '../builder/template-builder.ts';
import type { Intrinsic, Value } from '../builder/value.ts';

export interface InstanceChoice {
  readonly logicalId: string;
  readonly name: Intrinsic<string>;
  readonly imageId: Intrinsic<string>;
  readonly instanceType: Intrinsic<string>;
  readonly instanceProfile: Value<string>;
  readonly subnetId: Intrinsic<string>;
  readonly securityGroupId: Intrinsic<string>;
  readonly rootVolumeGib: Value<number>;
  /** Network hops that an answer of the metadata service may take: 1 for the host, 2 for its containers too. */
  readonly metadataHopLimit: 1 | 2;
  readonly userData?: Intrinsic<string>;
}

/** An instance that has no SSH key, answers metadata requests with a session token only, and encrypts its disk. */
export function addInstance(
  template: TemplateBuilder,
  choice: InstanceChoice,
  options: Omit<ResourceOptions, 'tags'> = {},
): ResourceHandle<'AWS::EC2::Instance'> {
  return template.resource(
    choice.logicalId,
    'AWS::EC2::Instance',
    {
      ImageId: choice.imageId,
      InstanceType: choice.instanceType,
      IamInstanceProfile: choice.instanceProfile,
      SubnetId: choice.subnetId,
      SecurityGroupIds: [choice.securityGroupId],
      MetadataOptions: {
        HttpTokens: 'required',
        HttpEndpoint: 'enabled',
        HttpPutResponseHopLimit: choice.metadataHopLimit,
        InstanceMetadataTags: 'disabled',
      },
      BlockDeviceMappings: [
        {
          DeviceName: '/dev/xvda',
          Ebs: {
            Encrypted: true,
            VolumeType: 'gp3',
            VolumeSize: choice.rootVolumeGib,
            DeleteOnTermination: true,
          },
        },
      ],
      PropagateTagsToVolumeOnCreation: true,
      ...(choice.userData && { UserData: choice.userData }),
    },
    { ...options, tags: { Name: choice.name } },
  );
}
