import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Toggle from '@cloudscape-design/components/toggle';
import type { RulesDraft, RulesProblems } from './rules-draft.ts';

interface ProtectionFieldsProps {
  readonly draft: RulesDraft;
  readonly problems: RulesProblems;
  readonly wasProtected: boolean;
  onChange(draft: RulesDraft): void;
}

/** Whether stacks are kept from deletion, and how often drift is looked for. */
export function ProtectionFields(props: ProtectionFieldsProps) {
  const { draft, problems, wasProtected, onChange } = props;
  return (
    <SpaceBetween size="l">
      <FormField
        label="Protection"
        description="Termination protection on every stack, and a stack policy that keeps what holds data from being replaced or deleted. It has to be removed before the environment can be destroyed."
      >
        <Toggle
          checked={draft.isProtected}
          onChange={({ detail }) => onChange({ ...draft, isProtected: detail.checked })}
        >
          Protected
        </Toggle>
      </FormField>
      {wasProtected && !draft.isProtected && (
        <FormField label="Why the protection is removed" errorText={problems.reason}>
          <Input
            value={draft.reason}
            onChange={({ detail }) => onChange({ ...draft, reason: detail.value })}
          />
        </FormField>
      )}
      <FormField
        label="Look for drift every"
        description="Hours. Empty: only when somebody asks."
        errorText={problems.driftHours}
      >
        <Input
          type="number"
          value={draft.driftHours}
          onChange={({ detail }) => onChange({ ...draft, driftHours: detail.value })}
        />
      </FormField>
    </SpaceBetween>
  );
}
