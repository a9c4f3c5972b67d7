import ColumnLayout from '@cloudscape-design/components/column-layout';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import { useRoles } from '#lib/queries/people.ts';
import type { RulesDraft, RulesProblems } from './rules-draft.ts';

interface ApprovalFieldsProps {
  readonly draft: RulesDraft;
  readonly problems: RulesProblems;
  onChange(draft: RulesDraft): void;
}

const approvers = [
  { value: 'anyone', label: 'Everybody who may approve' },
  { value: 'role', label: 'Holders of one role' },
  { value: 'group', label: 'A group of single sign-on' },
] as const;

/** How many others have to approve, whose word counts, and for how long. */
export function ApprovalFields({ draft, problems, onChange }: ApprovalFieldsProps) {
  const roles = useRoles();
  const roleOptions = (roles.data?.roles ?? [])
    .filter(({ permissions }) => permissions.includes('approve'))
    .map(({ id, name }) => ({ value: id, label: name }));
  const isAsked = draft.approvals.trim() !== '0';
  return (
    <ColumnLayout columns={2}>
      <FormField
        label="Approvals"
        description="How many people other than who asked for it have to approve. 0: nobody."
        errorText={problems.approvals}
      >
        <Input
          type="number"
          value={draft.approvals}
          onChange={({ detail }) => onChange({ ...draft, approvals: detail.value })}
        />
      </FormField>
      <FormField
        label="An approval holds for"
        description="Hours, after which it has to be given again."
        errorText={problems.approvalHours}
      >
        <Input
          type="number"
          disabled={!isAsked}
          value={draft.approvalHours}
          onChange={({ detail }) => onChange({ ...draft, approvalHours: detail.value })}
        />
      </FormField>
      <FormField label="Who approves">
        <Select
          disabled={!isAsked}
          options={approvers}
          selectedOption={approvers.find(({ value }) => value === draft.approvers) ?? null}
          onChange={({ detail }) =>
            onChange({
              ...draft,
              approvers: detail.selectedOption.value as RulesDraft['approvers'],
            })
          }
        />
      </FormField>
      {draft.approvers === 'role' && (
        <FormField label="Role" errorText={problems.approverRole}>
          <Select
            disabled={!isAsked}
            options={roleOptions}
            statusType={roles.isPending ? 'loading' : 'finished'}
            selectedOption={
              roleOptions.find(({ value }) => value === draft.role) ?? { value: draft.role }
            }
            onChange={({ detail }) =>
              onChange({ ...draft, role: detail.selectedOption.value ?? draft.role })
            }
          />
        </FormField>
      )}
      {draft.approvers === 'group' && (
        <FormField label="Group" errorText={problems.approverGroup}>
          <Input
            disabled={!isAsked}
            value={draft.group}
            onChange={({ detail }) => onChange({ ...draft, group: detail.value })}
          />
        </FormField>
      )}
    </ColumnLayout>
  );
}
