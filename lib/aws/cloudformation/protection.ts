import {
  SetStackPolicyCommand,
  UpdateTerminationProtectionCommand,
} from '@aws-sdk/client-cloudformation';
import type { Aws } from '../clients.ts';
import { translateAwsError } from '../translate-error.ts';
import { isMissingStack } from './stack.ts';

type CloudFormation = Pick<Aws, 'cloudFormation'>;

/** Says whether a stack may be deleted. One that does not exist is no error. */
export async function setTerminationProtection(
  aws: CloudFormation,
  stackName: string,
  isProtected: boolean,
): Promise<void> {
  try {
    await aws.cloudFormation.send(
      new UpdateTerminationProtectionCommand({
        StackName: stackName,
        EnableTerminationProtection: isProtected,
      }),
    );
  } catch (error) {
    if (isMissingStack(error)) return;
    throw translateAwsError(error);
  }
}

/** Says what updates of a stack may do. One that does not exist is no error. */
export async function setStackPolicy(
  aws: CloudFormation,
  stackName: string,
  policy: object,
): Promise<void> {
  try {
    await aws.cloudFormation.send(
      new SetStackPolicyCommand({ StackName: stackName, StackPolicyBody: JSON.stringify(policy) }),
    );
  } catch (error) {
    if (isMissingStack(error)) return;
    throw translateAwsError(error);
  }
}
