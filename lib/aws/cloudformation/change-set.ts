import {
  type Capability,
  CreateChangeSetCommand,
  DeleteChangeSetCommand,
  DescribeChangeSetCommand,
  type DescribeChangeSetCommandOutput,
  ExecuteChangeSetCommand,
} from '@aws-sdk/client-cloudformation';
import type { ResourceChange } from '#lib/api/deployment-documents.ts';
import type { Aws } from '../clients.ts';
import { awsErrorName, translateAwsError } from '../translate-error.ts';
import { changeSetProblems } from './change-set-problems.ts';
import { toResourceChanges } from './resource-changes.ts';
import { isMissingStack } from './stack.ts';

type CloudFormation = Pick<Aws, 'cloudFormation'>;

/** CreateStack and CreateChangeSet, `TemplateBody`: a longer template has to be read from S3. */
export const longestTemplateBodyBytes = 51_200;

/** A template is sent with the request, or read by CloudFormation from S3 where it is too long for that. */
export type TemplateSource = { readonly body: string } | { readonly url: string };

export interface ChangeSetRequest {
  readonly stackName: string;
  readonly changeSetName: string;
  readonly type: 'CREATE' | 'UPDATE' | 'IMPORT';
  readonly template: TemplateSource;
  readonly parameters: Readonly<Record<string, string>>;
  readonly tags: Readonly<Record<string, string>>;
  readonly capabilities: readonly Capability[];
  readonly description: string;
  /** Whether an update is made of what is really there instead of what was deployed last. */
  readonly revertsDrift?: boolean;
  /** The existing resources that an import takes into the stack. */
  readonly imports?: readonly ImportTarget[];
  /** The role by which CloudFormation works on the stack; absent, by the caller's permissions. */
  readonly roleArn?: string;
}

/** An existing resource, and the name that the template has for it. */
export interface ImportTarget {
  readonly logicalId: string;
  readonly type: string;
  /** Members of the type's primary identifier. */
  readonly identifier: Readonly<Record<string, string>>;
}

export interface ChangeSetSnapshot {
  readonly changeSetId: string;
  readonly stackId: string;
  /** `CREATE_COMPLETE`, `FAILED`, … */
  readonly status: string;
  /** `AVAILABLE`, `EXECUTE_IN_PROGRESS`, `EXECUTE_COMPLETE`, … */
  readonly executionStatus: string;
  readonly reason: string | undefined;
  readonly changes: readonly ResourceChange[];
}

/** Asks for a change set. One of that name on that stack already is the same request and no error. */
export async function createChangeSet(
  aws: CloudFormation,
  request: ChangeSetRequest,
): Promise<void> {
  try {
    await aws.cloudFormation.send(
      new CreateChangeSetCommand({
        StackName: request.stackName,
        ChangeSetName: request.changeSetName,
        ClientToken: request.changeSetName,
        ChangeSetType: request.type,
        ...('body' in request.template
          ? { TemplateBody: request.template.body }
          : { TemplateURL: request.template.url }),
        Parameters: Object.entries(request.parameters).map(([key, value]) => ({
          ParameterKey: key,
          ParameterValue: value,
        })),
        Tags: Object.entries(request.tags).map(([Key, Value]) => ({ Key, Value })),
        Capabilities: [...request.capabilities],
        Description: request.description,
        ...(request.roleArn && { RoleARN: request.roleArn }),
        OnStackFailure: 'ROLLBACK',
        ...(request.revertsDrift &&
          request.type === 'UPDATE' && { DeploymentMode: 'REVERT_DRIFT' }),
        ...(request.type === 'IMPORT' && {
          ResourcesToImport: request.imports?.map(({ logicalId, type, identifier }) => ({
            LogicalResourceId: logicalId,
            ResourceType: type,
            ResourceIdentifier: { ...identifier },
          })),
        }),
      }),
    );
  } catch (error) {
    if (awsErrorName(error) === 'AlreadyExistsException') return;
    throw translateAwsError(error);
  }
}

/** The whole change set over all its pages, or undefined where it does not exist (any more). */
export async function describeChangeSet(
  aws: CloudFormation,
  stackName: string,
  changeSetName: string,
): Promise<ChangeSetSnapshot | undefined> {
  try {
    const pages: DescribeChangeSetCommandOutput[] = [];
    let nextToken: string | undefined;
    do {
      const page: DescribeChangeSetCommandOutput = await aws.cloudFormation.send(
        new DescribeChangeSetCommand({
          StackName: stackName,
          ChangeSetName: changeSetName,
          IncludePropertyValues: true,
          NextToken: nextToken,
        }),
      );
      pages.push(page);
      nextToken = page.NextToken;
    } while (nextToken);
    const [first] = pages;
    return (
      first && {
        changeSetId: first.ChangeSetId ?? '',
        stackId: first.StackId ?? '',
        status: first.Status ?? 'UNKNOWN',
        executionStatus: first.ExecutionStatus ?? 'UNAVAILABLE',
        reason: await reasonOf(aws, first),
        changes: pages.flatMap((page) => toResourceChanges(page.Changes ?? [])),
      }
    );
  } catch (error) {
    if (awsErrorName(error) === 'ChangeSetNotFoundException') return undefined;
    if (awsErrorName(error) === 'ChangeSetNotFound' || isMissingStack(error)) return undefined;
    throw translateAwsError(error);
  }
}

/** Of early validation and hooks the change set names the kinds only; what they found is asked for. */
async function reasonOf(
  aws: CloudFormation,
  { ChangeSetId, Status, StatusReason }: DescribeChangeSetCommandOutput,
): Promise<string | undefined> {
  if (Status !== 'FAILED' || !StatusReason?.includes('hook(s)/validation')) return StatusReason;
  return [StatusReason, ...(await changeSetProblems(aws, ChangeSetId ?? ''))].join('\n');
}

/** Executes a change set; the same token again is the same request. */
export async function executeChangeSet(
  aws: CloudFormation,
  changeSetId: string,
  clientRequestToken: string,
): Promise<void> {
  try {
    await aws.cloudFormation.send(
      new ExecuteChangeSetCommand({
        ChangeSetName: changeSetId,
        ClientRequestToken: clientRequestToken,
      }),
    );
  } catch (error) {
    throw translateAwsError(error);
  }
}

/** Deletes a change set; one that does not exist is no error. */
export async function deleteChangeSet(aws: CloudFormation, changeSetId: string): Promise<void> {
  try {
    await aws.cloudFormation.send(new DeleteChangeSetCommand({ ChangeSetName: changeSetId }));
  } catch (error) {
    if (awsErrorName(error).startsWith('ChangeSetNotFound') || isMissingStack(error)) return;
    throw translateAwsError(error);
  }
}
