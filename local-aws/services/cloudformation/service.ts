import { resumeChangeSets } from '../../engine/changes/complete-change-set.ts';
import { resumeDetections } from '../../engine/drift/detect-drift.ts';
import { resumeOperations } from '../../engine/runner/advance.ts';
import { resumeLimits } from '../../engine/runner/creation-timeout.ts';
import type { Service } from '../../service.ts';
import { createChangeSet } from './create-change-set.ts';
import { createStack } from './create-stack.ts';
import { deleteStack } from './delete-stack.ts';
import { describeChangeSet, listChangeSets } from './describe-change-set.ts';
import { describeStacks, listStacks } from './describe-stacks.ts';
import {
  describeStackDriftDetectionStatus,
  describeStackResourceDrifts,
  detectStackDrift,
  detectStackResourceDrift,
} from './drift.ts';
import { deleteChangeSet, executeChangeSet } from './execute-change-set.ts';
import { listExports, listImports } from './exports.ts';
import { describeEvents } from './operation-events.ts';
import { getStackPolicy, setStackPolicy, updateTerminationProtection } from './protection.ts';
import { describeAccountLimits, describeType, listTypes } from './resource-types.ts';
import { cancelUpdateStack, continueUpdateRollback, rollbackStack } from './rollback.ts';
import { signalResource } from './signal-resource.ts';
import { describeStackEvents } from './stack-events.ts';
import {
  describeStackResource,
  describeStackResources,
  listStackResources,
} from './stack-resources.ts';
import { taggables } from './taggables.ts';
import { getTemplate, getTemplateSummary, validateTemplate } from './templates.ts';
import { updateStack } from './update-stack.ts';

export const cloudFormation: Service = {
  id: 'CloudFormation',
  operations: {
    CancelUpdateStack: cancelUpdateStack,
    ContinueUpdateRollback: continueUpdateRollback,
    CreateChangeSet: createChangeSet,
    CreateStack: createStack,
    DeleteChangeSet: deleteChangeSet,
    DeleteStack: deleteStack,
    DescribeAccountLimits: describeAccountLimits,
    DescribeChangeSet: describeChangeSet,
    DescribeEvents: describeEvents,
    DescribeStackDriftDetectionStatus: describeStackDriftDetectionStatus,
    DescribeStackEvents: describeStackEvents,
    DescribeStackResource: describeStackResource,
    DescribeStackResourceDrifts: describeStackResourceDrifts,
    DescribeStackResources: describeStackResources,
    DescribeStacks: describeStacks,
    DescribeType: describeType,
    DetectStackDrift: detectStackDrift,
    DetectStackResourceDrift: detectStackResourceDrift,
    ExecuteChangeSet: executeChangeSet,
    GetStackPolicy: getStackPolicy,
    GetTemplate: getTemplate,
    GetTemplateSummary: getTemplateSummary,
    ListChangeSets: listChangeSets,
    ListExports: listExports,
    ListImports: listImports,
    ListStackResources: listStackResources,
    ListStacks: listStacks,
    ListTypes: listTypes,
    RollbackStack: rollbackStack,
    SetStackPolicy: setStackPolicy,
    SignalResource: signalResource,
    UpdateStack: updateStack,
    UpdateTerminationProtection: updateTerminationProtection,
    ValidateTemplate: validateTemplate,
  },
  taggables,
  resume(ctx) {
    resumeOperations(ctx);
    resumeLimits(ctx);
    resumeChangeSets(ctx);
    resumeDetections(ctx);
  },
};
