import type {
  Change,
  DescribeChangeSetInput,
  DescribeChangeSetOutput,
  ListChangeSetsInput,
  ListChangeSetsOutput,
  ResourceChangeDetail,
  ResourceChange as ResourceChangeShape,
} from '@aws-sdk/client-cloudformation';
import type {
  ChangeDetail,
  ChangeSetRecord,
  ResourceChange,
} from '../../engine/changes/change-set-record.ts';
import { listChangeSets as allChangeSets } from '../../engine/changes/change-set-store.ts';
import { readTemplate } from '../../engine/template/read-template.ts';
import type { CallContext } from '../../service.ts';
import { changeSetNamed } from './change-set-lookup.ts';
import { pageOf } from './paging.ts';
import { shownParameters } from './shown-parameters.ts';
import { stackNamed } from './stack-lookup.ts';

/** Members as recorded on AWS in localstack `v2/test_change_set_ref.snapshot.json`. */
export function describeChangeSet(
  input: DescribeChangeSetInput,
  ctx: CallContext,
): DescribeChangeSetOutput {
  const changeSet = changeSetNamed(ctx, input.ChangeSetName, input.StackName);
  const { definition } = changeSet;
  const parameters = shownParameters(readTemplate(definition.template), definition.parameters);
  const tags = Object.entries(definition.tags).map(([Key, Value]) => ({ Key, Value }));
  const { items, nextToken } = pageOf(changeSet.changes, input.NextToken, 100);
  return {
    ...common(changeSet),
    Parameters: parameters.length > 0 ? parameters : undefined,
    Tags: tags.length > 0 ? tags : undefined,
    Capabilities: capabilities(definition.capabilities),
    NotificationARNs: [...definition.notificationArns],
    RollbackConfiguration: {},
    OnStackFailure: changeSet.onFailure,
    Changes: items.map((change) => changeMembers(change, input.IncludePropertyValues === true)),
    NextToken: nextToken,
  };
}

export function listChangeSets(input: ListChangeSetsInput, ctx: CallContext): ListChangeSetsOutput {
  const stack = stackNamed(ctx, input.StackName, 'brackets');
  const changeSets = allChangeSets(ctx.store).filter(({ stackId }) => stackId === stack.id);
  const { items, nextToken } = pageOf(changeSets, input.NextToken, 100);
  return { Summaries: items.map(common), NextToken: nextToken };
}

function common(changeSet: ChangeSetRecord) {
  return {
    ChangeSetId: changeSet.id,
    ChangeSetName: changeSet.name,
    StackId: changeSet.stackId,
    StackName: changeSet.stackName,
    Description: changeSet.description,
    CreationTime: new Date(changeSet.createdAt),
    Status: changeSet.status,
    StatusReason: changeSet.statusReason,
    ExecutionStatus: changeSet.execution,
    IncludeNestedStacks: false,
  };
}

function changeMembers(change: ResourceChange, withValues: boolean): Change {
  const { action, before, after } = change;
  const resource: ResourceChangeShape = {
    Action: action,
    LogicalResourceId: change.logicalId,
    PhysicalResourceId: change.physicalId,
    ResourceType: change.type,
    PolicyAction: change.policyAction,
    Replacement: action === 'Add' && !withValues ? undefined : change.replacement,
    Scope: [...change.scope],
    Details: change.details.map((detail) => detailMembers(detail, withValues)),
  };
  if (!withValues) return { Type: 'Resource', ResourceChange: resource };
  return {
    Type: 'Resource',
    ResourceChange: {
      ...resource,
      BeforeContext: before && JSON.stringify(before),
      AfterContext: after && JSON.stringify(after),
    },
  };
}

function detailMembers(detail: ChangeDetail, withValues: boolean): ResourceChangeDetail {
  const values = {
    Path: detail.path,
    BeforeValue: detail.before,
    AfterValue: detail.after,
    AttributeChangeType: detail.kind,
  };
  return {
    Target: {
      Attribute: detail.attribute,
      Name: detail.name,
      RequiresRecreation: detail.recreation,
      ...(withValues ? values : {}),
    },
    Evaluation: detail.evaluation,
    ChangeSource: detail.source,
    CausingEntity: detail.cause,
  };
}

/** Capabilities were accepted from a request of the same type. */
function capabilities(given: readonly string[]): DescribeChangeSetOutput['Capabilities'] {
  return [...given] as DescribeChangeSetOutput['Capabilities'];
}
