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
import { hideInText, hideSecrets, secretsOf } from '../../engine/parameters/hide-secrets.ts';
import { readTemplate } from '../../engine/template/read-template.ts';
import type { CallContext } from '../../service.ts';
import { tagList } from '../tag-register.ts';
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
  const template = readTemplate(definition.template);
  const parameters = shownParameters(template, definition);
  const secrets = secretsOf(template, definition.parameters);
  const tags = tagList(definition.tags);
  const { items, nextToken } = pageOf(changeSet.changes, input.NextToken, 100);
  return {
    ...common(changeSet),
    Parameters: parameters.length > 0 ? parameters : undefined,
    Tags: tags.length > 0 ? tags : undefined,
    Capabilities: capabilities(definition.capabilities),
    NotificationARNs: [...definition.notificationArns],
    RollbackConfiguration: {},
    OnStackFailure: changeSet.onFailure,
    DeploymentMode: changeSet.deploymentMode,
    Changes: items.map((change) =>
      changeMembers(change, input.IncludePropertyValues ? secrets : undefined),
    ),
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

/** With property values only where `secrets`, which are not shown, are given. */
function changeMembers(change: ResourceChange, secrets: readonly string[] | undefined): Change {
  const { action, before, after } = change;
  const resource: ResourceChangeShape = {
    Action: action,
    LogicalResourceId: change.logicalId,
    PhysicalResourceId: change.physicalId,
    ResourceType: change.type,
    PolicyAction: change.policyAction,
    Replacement: action === 'Add' && !secrets ? undefined : change.replacement,
    Scope: [...change.scope],
    ...driftMembers(change),
    Details: change.details.map((detail) => detailMembers(detail, secrets)),
  };
  if (!secrets) return { Type: 'Resource', ResourceChange: resource };
  return {
    Type: 'Resource',
    ResourceChange: {
      ...resource,
      BeforeContext: before && JSON.stringify(hideSecrets(before, secrets)),
      AfterContext: after && JSON.stringify(hideSecrets(after, secrets)),
      PreviousDeploymentContext:
        change.drift && JSON.stringify(hideSecrets(change.drift.previous, secrets)),
    },
  };
}

/** Members that only drift-aware change sets have. */
function driftMembers({
  drift,
}: ResourceChange): Pick<
  ResourceChangeShape,
  'ResourceDriftStatus' | 'ResourceDriftIgnoredAttributes'
> {
  if (!drift) return {};
  const ignored = drift.unread.map((name) => ({
    Path: `/Properties/${name}`,
    Reason: 'WRITE_ONLY_PROPERTY' as const,
  }));
  return {
    ResourceDriftStatus: drift.status,
    ...(ignored.length > 0 && { ResourceDriftIgnoredAttributes: ignored }),
  };
}

function detailMembers(
  detail: ChangeDetail,
  secrets: readonly string[] | undefined,
): ResourceChangeDetail {
  const shown = (value: string | undefined) => value && hideInText(value, secrets ?? []);
  const values = {
    Path: detail.path,
    BeforeValue: shown(detail.before),
    AfterValue: shown(detail.after),
    AttributeChangeType: detail.kind,
    ...(detail.beforeFrom && {
      BeforeValueFrom: detail.beforeFrom,
      AfterValueFrom: 'TEMPLATE' as const,
    }),
    Drift: detail.drift && {
      PreviousValue: shown(detail.drift.previous),
      ActualValue: shown(detail.drift.actual),
      DriftDetectionTimestamp: new Date(detail.drift.at),
    },
  };
  return {
    Target: {
      Attribute: detail.attribute,
      Name: detail.name,
      RequiresRecreation: detail.recreation,
      ...(secrets ? values : {}),
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
