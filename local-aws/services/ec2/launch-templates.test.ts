import { describe, expect, test } from 'vitest';
import { imageOf, testNetwork } from './test-network.ts';

const network = testNetwork();

describe('a launch template', () => {
  test('has versions, of which instances are launched from the default one', async () => {
    const { ec2, newSubnet } = network();
    const LaunchTemplateName = 'hosts';
    const { LaunchTemplate } = await ec2.createLaunchTemplate({
      LaunchTemplateName,
      LaunchTemplateData: {
        ImageId: await imageOf(ec2, 'arm64'),
        InstanceType: 't4g.small',
        TagSpecifications: [
          { ResourceType: 'instance', Tags: [{ Key: 'from', Value: 'template' }] },
        ],
      },
    });
    const LaunchTemplateId = LaunchTemplate?.LaunchTemplateId;
    await expect(
      ec2.createLaunchTemplate({ LaunchTemplateName, LaunchTemplateData: { ImageId: 'ami-1' } }),
    ).rejects.toMatchObject({ name: 'InvalidLaunchTemplateName.AlreadyExistsException' });
    await ec2.createLaunchTemplateVersion({
      LaunchTemplateId,
      SourceVersion: '1',
      LaunchTemplateData: { InstanceType: 't4g.large' },
    });
    const typeOf = async (Version?: string) => {
      const { Instances } = await ec2.runInstances({
        LaunchTemplate: { LaunchTemplateName, Version },
        SubnetId,
        MinCount: 1,
        MaxCount: 1,
      });
      return [Instances?.[0]?.InstanceType, Instances?.[0]?.Tags?.[0]?.Value];
    };
    const SubnetId = await newSubnet();
    expect(await typeOf()).toEqual(['t4g.small', 'template']);
    expect(await typeOf('$Latest')).toEqual(['t4g.large', 'template']);
    await ec2.modifyLaunchTemplate({ LaunchTemplateId, DefaultVersion: '2' });
    expect(await typeOf()).toEqual(['t4g.large', 'template']);
    const { LaunchTemplateVersions } = await ec2.describeLaunchTemplateVersions({
      LaunchTemplateId,
    });
    expect(
      LaunchTemplateVersions?.map((version) => [version.VersionNumber, version.DefaultVersion]),
    ).toEqual([
      [2, true],
      [1, false],
    ]);
    await expect(typeOf('9')).rejects.toMatchObject({
      name: 'InvalidLaunchTemplateId.VersionNotFound',
    });
    await ec2.deleteLaunchTemplate({ LaunchTemplateId });
    await expect(
      ec2.describeLaunchTemplates({ LaunchTemplateIds: [LaunchTemplateId ?? ''] }),
    ).rejects.toMatchObject({ name: 'InvalidLaunchTemplateId.NotFound' });
  });
});
