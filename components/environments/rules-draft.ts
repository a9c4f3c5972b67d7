import {
  type DeploymentRules,
  type NewDeploymentRules,
  newDeploymentRules,
} from '#lib/api/deployment-rules.ts';

export interface WindowDraft {
  readonly effect: 'allow' | 'deny';
  readonly cron: string;
  /** As it is typed; a window lasts minutes. */
  readonly minutes: string;
  readonly timeZone: string;
}

/** What the form says of deployment rules; numbers are as they are typed. */
export interface RulesDraft {
  readonly approvals: string;
  readonly approvers: 'anyone' | 'role' | 'group';
  readonly role: string;
  readonly group: string;
  readonly approvalHours: string;
  readonly windows: readonly WindowDraft[];
  readonly isProtected: boolean;
  readonly reason: string;
  readonly driftHours: string;
}

/** What is wrong with a draft, by the path of the field, such as `windows.0.cron`. */
export type RulesProblems = Readonly<Record<string, string>>;

export function rulesDraftOf(rules: DeploymentRules): RulesDraft {
  const { approverRole, approverGroup } = rules;
  return {
    approvals: String(rules.approvals),
    approvers: approverGroup ? 'group' : approverRole ? 'role' : 'anyone',
    role: approverRole ?? 'approver',
    group: approverGroup ?? '',
    approvalHours: String(rules.approvalHours),
    windows: rules.windows.map((window) => ({ ...window, minutes: String(window.minutes) })),
    isProtected: rules.protected,
    reason: '',
    driftHours: rules.driftHours === null ? '' : String(rules.driftHours),
  };
}

/** The draft as the API takes it. */
export function rulesOf(draft: RulesDraft): NewDeploymentRules {
  return {
    approvals: numberOf(draft.approvals),
    approverRole: draft.approvers === 'role' ? (draft.role as never) : null,
    approverGroup: draft.approvers === 'group' ? draft.group : null,
    approvalHours: numberOf(draft.approvalHours),
    windows: draft.windows.map((window) => ({ ...window, minutes: numberOf(window.minutes) })),
    protected: draft.isProtected,
    driftHours: draft.driftHours.trim() === '' ? null : numberOf(draft.driftHours),
    ...(draft.reason.trim() !== '' && { reason: draft.reason }),
  };
}

export function rulesProblems(draft: RulesDraft, known: DeploymentRules): RulesProblems {
  const issues = newDeploymentRules.safeParse(rulesOf(draft)).error?.issues ?? [];
  const problems = Object.fromEntries(issues.map(({ path, message }) => [path.join('.'), message]));
  const isUnsaid = known.protected && !draft.isProtected && draft.reason.trim() === '';
  return isUnsaid ? { ...problems, reason: 'Say why the protection is removed' } : problems;
}

function numberOf(text: string): number {
  return text.trim() === '' ? Number.NaN : Number(text);
}
