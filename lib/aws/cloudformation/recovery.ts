import {
  CancelUpdateStackCommand,
  ContinueUpdateRollbackCommand,
  DeleteStackCommand,
  RollbackStackCommand,
} from '@aws-sdk/client-cloudformation';
import type { Aws } from '../clients.ts';
import { translated } from '../translate-error.ts';

type CloudFormation = Pick<Aws, 'cloudFormation'>;

/** One operation on one stack: the same token again is the same request. */
interface StackOperation {
  readonly stackId: string;
  readonly token: string;
  /** The role by which CloudFormation works on the stack; absent, by the one it had before. */
  readonly roleArn?: string | undefined;
}

/** Stops an update and undoes it. Throws `aws-refused` once it does not run any more. */
export async function cancelUpdate(
  aws: CloudFormation,
  { stackId, token }: StackOperation,
): Promise<void> {
  await translated(
    aws.cloudFormation.send(
      new CancelUpdateStackCommand({ StackName: stackId, ClientRequestToken: token }),
    ),
  );
}

/** Undoes what a failed creation or update has left. */
export async function rollBack(
  aws: CloudFormation,
  { stackId, token, roleArn }: StackOperation,
): Promise<void> {
  await translated(
    aws.cloudFormation.send(
      new RollbackStackCommand({
        StackName: stackId,
        ClientRequestToken: token,
        ...(roleArn && { RoleARN: roleArn }),
      }),
    ),
  );
}

/** Goes on with a roll-back that failed, past resources given by their logical ids. */
export async function continueRollBack(
  aws: CloudFormation,
  { stackId, token, roleArn, skip }: StackOperation & { readonly skip: readonly string[] },
): Promise<void> {
  await translated(
    aws.cloudFormation.send(
      new ContinueUpdateRollbackCommand({
        StackName: stackId,
        ClientRequestToken: token,
        ResourcesToSkip: [...skip],
        ...(roleArn && { RoleARN: roleArn }),
      }),
    ),
  );
}

/** Deletes a stack but for resources given by their logical ids, which only one that failed to go takes. */
export async function deleteRetaining(
  aws: CloudFormation,
  { stackId, token, roleArn, retain }: StackOperation & { readonly retain: readonly string[] },
): Promise<void> {
  await translated(
    aws.cloudFormation.send(
      new DeleteStackCommand({
        StackName: stackId,
        ClientRequestToken: token,
        ...(retain.length > 0 && { RetainResources: [...retain] }),
        ...(roleArn && { RoleARN: roleArn }),
      }),
    ),
  );
}
