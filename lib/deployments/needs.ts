import type { Need } from '#lib/api/deployment-documents.ts';
import { windowState } from '#lib/schedules/deployment-windows.ts';
import type { Rules } from './deployment-rules.ts';

/** What is to be known of a deployment, to say what it still needs. */
export interface NeedsInput {
  readonly rules: Rules;
  readonly approvals: readonly { readonly decision: string; readonly expiresAt: Date }[];
  /** Who has the deployment of the environment that is under way, where one is. */
  readonly ahead: { readonly requestedBy: string } | undefined;
  /** Why its plan does not hold any more. */
  readonly staleness: string | undefined;
  readonly overrideReason: string | null;
}

/** What is missing before a deployment can be applied, the lasting before the passing. Pure. */
export function needsOf(input: NeedsInput, now: Date): Need[] {
  return [newPlan(input), approvals(input, now), window(input, now), turn(input)].flatMap(
    (need) => need ?? [],
  );
}

function newPlan({ staleness }: NeedsInput): Need | undefined {
  return staleness === undefined ? undefined : { kind: 'new-plan', text: staleness, until: null };
}

function approvals({ rules, approvals: given }: NeedsInput, now: Date): Need | undefined {
  const valid = given.filter(
    ({ decision, expiresAt }) => decision === 'approved' && expiresAt > now,
  );
  const missing = rules.approvals - valid.length;
  if (missing <= 0) return undefined;
  const more = valid.length > 0 ? ' more' : '';
  const text =
    missing === 1
      ? `One${more || ' other'} person has to approve it.`
      : `${missing}${more} other people have to approve it.`;
  return { kind: 'approvals', text, until: null };
}

function window({ rules, overrideReason }: NeedsInput, now: Date): Need | undefined {
  if (overrideReason !== null) return undefined;
  const state = windowState(rules.windows, now);
  if (state.open) return undefined;
  return {
    kind: 'window',
    text: 'No deployment of this environment may start now.',
    until: state.opensAt?.toISOString() ?? null,
  };
}

function turn({ ahead }: NeedsInput): Need | undefined {
  if (!ahead) return undefined;
  return {
    kind: 'turn',
    text: `A deployment that ${ahead.requestedBy} asked for is under way.`,
    until: null,
  };
}
