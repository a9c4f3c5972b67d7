import AttributeEditor from '@cloudscape-design/components/attribute-editor';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { Status } from '#components/ui/status.tsx';
import type { DeploymentRules } from '#lib/api/deployment-rules.ts';
import type { RulesDraft, RulesProblems, WindowDraft } from './rules-draft.ts';

interface WindowRowsProps {
  readonly draft: RulesDraft;
  readonly problems: RulesProblems;
  /** As they are saved. */
  readonly rules: DeploymentRules;
  onChange(draft: RulesDraft): void;
}

const effects = [
  { value: 'allow', label: 'Only then' },
  { value: 'deny', label: 'Never then' },
] as const;

/** When deployments may start and when not. */
export function WindowRows({ draft, problems, rules, onChange }: WindowRowsProps) {
  const change = (index: number, changed: Partial<WindowDraft>) =>
    onChange({
      ...draft,
      windows: draft.windows.map((window, at) =>
        at === index ? { ...window, ...changed } : window,
      ),
    });
  const errorAt = (index: number, field: keyof WindowDraft) =>
    problems[`windows.${index}.${field}`];
  return (
    <FormField
      label="Deployment windows"
      description="When deployments may start. What runs is not stopped. Whoever deploys can go past them with a reason."
      secondaryControl={<WindowState rules={rules} />}
      stretch
    >
      <AttributeEditor<WindowDraft>
        items={draft.windows}
        addButtonText="Add window"
        removeButtonText="Remove"
        empty="Deployments may start at any time."
        onAddButtonClick={() => onChange({ ...draft, windows: [...draft.windows, officeHours()] })}
        onRemoveButtonClick={({ detail }) =>
          onChange({ ...draft, windows: draft.windows.filter((_, at) => at !== detail.itemIndex) })
        }
        definition={[
          {
            label: 'Deploy',
            control: ({ effect }, index) => (
              <Select
                ariaLabel="Deploy"
                options={effects}
                selectedOption={effects.find(({ value }) => value === effect) ?? null}
                onChange={({ detail }) =>
                  change(index, { effect: detail.selectedOption.value as WindowDraft['effect'] })
                }
              />
            ),
          },
          {
            label: 'From (cron)',
            constraintText: 'Minute hour day month weekday',
            errorText: (_, index) => errorAt(index, 'cron'),
            control: ({ cron }, index) => (
              <Input
                ariaLabel="From"
                value={cron}
                onChange={({ detail }) => change(index, { cron: detail.value })}
              />
            ),
          },
          {
            label: 'For minutes',
            errorText: (_, index) => errorAt(index, 'minutes'),
            control: ({ minutes }, index) => (
              <Input
                ariaLabel="For minutes"
                type="number"
                value={minutes}
                onChange={({ detail }) => change(index, { minutes: detail.value })}
              />
            ),
          },
          {
            label: 'Time zone',
            errorText: (_, index) => errorAt(index, 'timeZone'),
            control: ({ timeZone }, index) => (
              <Input
                ariaLabel="Time zone"
                value={timeZone}
                onChange={({ detail }) => change(index, { timeZone: detail.value })}
              />
            ),
          },
        ]}
      />
    </FormField>
  );
}

function officeHours(): WindowDraft {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return { effect: 'allow', cron: '0 9 * * 1-5', minutes: '480', timeZone };
}

function WindowState({ rules }: { rules: DeploymentRules }) {
  if (rules.windows.length === 0) return null;
  if (rules.isOpen) return <Status type="success">Open now</Status>;
  return (
    <Status type="stopped">
      Closed; {rules.opensAt ? <RelativeTime at={rules.opensAt} /> : 'does not open within a year'}
    </Status>
  );
}
