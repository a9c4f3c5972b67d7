import type { IamInstanceProfileSpecification } from '@aws-sdk/client-ec2';
import { nested, orAbsent, text } from '../../resources/answer.ts';
import { AwsError, type CallContext } from '../../service.ts';

/** @throws AwsError InvalidParameterValue for an instance profile that IAM does not know */
export async function findInstanceProfile(
  ctx: CallContext,
  named: IamInstanceProfileSpecification | undefined,
): Promise<{ arn: string; id: string } | undefined> {
  const { Arn, Name } = named ?? {};
  const InstanceProfileName = Name ?? Arn?.split('/').at(-1);
  if (!InstanceProfileName) return undefined;
  const answer = await orAbsent(ctx.call('IAM', 'GetInstanceProfile', { InstanceProfileName }));
  if (!answer) {
    const member = Name ? 'name' : 'arn';
    throw new AwsError(
      'InvalidParameterValue',
      `Value (${Name ?? Arn}) for parameter iamInstanceProfile.${member} is invalid. Invalid IAM Instance Profile ${member === 'arn' ? 'ARN' : 'name'}`,
    );
  }
  const profile = nested(answer, 'InstanceProfile');
  return { arn: text(profile, 'Arn'), id: text(profile, 'InstanceProfileId') };
}
