import { AnswerMemory } from '#lib/answers/answer-memory.ts';
import type { TerraformRun, TerraformState, TerraformWorkspace } from '#lib/api/terraform.ts';
import type { Context } from '#lib/context/context.ts';

/** A workspace with its newest runs and its state. */
export interface WorkspaceNow {
  readonly workspace: TerraformWorkspace;
  readonly runs: TerraformRun[];
  readonly state: TerraformState | null;
}

/** Shorter than a browser waits before it looks again. */
const sharedMs = 4_000;

/** What was answered of the workspaces of environments, by their names. */
export const workspaceMemory = new AnswerMemory<WorkspaceNow>(sharedMs);

/** To be called once a change of the environment's workspace, or of how it is asked, is committed and published. */
export function terraformChanged({ db, signals }: Context, name: string): void {
  workspaceMemory.forget(db, name);
  signals.liveEventsWritten();
}
