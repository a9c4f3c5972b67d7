import type {
  ResourceChange as AwsResourceChange,
  Change,
  ResourceChangeDetail,
} from '@aws-sdk/client-cloudformation';
import type { PropertyChange, ResourceChange } from '#lib/api/deployment-documents.ts';

const actions: Readonly<Record<string, ResourceChange['action']>> = {
  Add: 'add',
  Modify: 'modify',
  Remove: 'remove',
  Import: 'import',
  Dynamic: 'dynamic',
};

const replacements: Readonly<Record<string, ResourceChange['replacement']>> = {
  True: 'yes',
  Conditional: 'maybe',
  False: 'no',
};

const recreations: Readonly<Record<string, PropertyChange['requiresRecreation']>> = {
  Always: 'always',
  Conditionally: 'conditionally',
  Never: 'never',
};

/** A change set's changes in the product's words, with property values where AWS gives them. */
export function toResourceChanges(changes: readonly Change[]): ResourceChange[] {
  return changes.flatMap(({ ResourceChange: change }) =>
    change ? [toResourceChange(change)] : [],
  );
}

function toResourceChange(change: AwsResourceChange): ResourceChange {
  const action = actions[change.Action ?? ''] ?? 'dynamic';
  const details = (change.Details ?? []).map(toPropertyChange);
  return {
    logicalId: change.LogicalResourceId ?? '',
    physicalId: change.PhysicalResourceId ?? null,
    resourceType: change.ResourceType ?? '',
    action,
    replacement: action === 'modify' ? (replacements[change.Replacement ?? ''] ?? 'no') : 'no',
    policyAction: change.PolicyAction ?? null,
    properties: details.length > 0 ? mergeByPath(details) : contextProperties(change),
  };
}

function toPropertyChange({ Target, CausingEntity }: ResourceChangeDetail): PropertyChange {
  return {
    path: Target?.Path ?? `/${[Target?.Attribute, Target?.Name].filter(Boolean).join('/')}`,
    before: Target?.BeforeValue ?? null,
    after: Target?.AfterValue ?? null,
    requiresRecreation: recreations[Target?.RequiresRecreation ?? ''] ?? 'never',
    cause: CausingEntity ?? null,
  };
}

/** AWS lists a property once per cause (direct and through a parameter): one row says both. */
function mergeByPath(details: readonly PropertyChange[]): PropertyChange[] {
  const byPath = new Map<string, PropertyChange>();
  for (const detail of details) {
    const known = byPath.get(detail.path);
    byPath.set(detail.path, {
      ...detail,
      before: detail.before ?? known?.before ?? null,
      after: detail.after ?? known?.after ?? null,
      cause: detail.cause ?? known?.cause ?? null,
    });
  }
  return [...byPath.values()];
}

/** A resource added or removed has no details, only its properties after or before. */
function contextProperties(change: AwsResourceChange): PropertyChange[] {
  const before = topLevel(change.BeforeContext);
  const after = topLevel(change.AfterContext);
  const paths = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return paths.map((path) => ({
    path,
    before: before[path] ?? null,
    after: after[path] ?? null,
    requiresRecreation: 'never',
    cause: null,
  }));
}

function topLevel(context: string | undefined): Record<string, string> {
  if (!context) return {};
  const parsed: { Properties?: Record<string, unknown> } = JSON.parse(context);
  return Object.fromEntries(
    Object.entries(parsed.Properties ?? {}).map(([name, value]) => [
      `/Properties/${name}`,
      typeof value === 'string' ? value : JSON.stringify(value),
    ]),
  );
}
