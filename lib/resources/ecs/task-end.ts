import { objectsAt, textAt } from '../property-path.ts';
import type { Properties } from '../resource-module.ts';

export interface TaskEnd {
  /** `stopped` is one that was asked to stop, `unknown` one whose end nobody saw. */
  readonly state: 'running' | 'succeeded' | 'failed' | 'stopped' | 'unknown';
  /** With which exit code and for what reason; empty while it runs. */
  readonly text: string;
}

/** Stop codes of tasks that did not end by themselves. Source: ECS API, `Task`, `stopCode`. */
const asked = new Set([
  'ServiceSchedulerInitiated',
  'SpotInterruption',
  'TerminationNotice',
  'UserInitiated',
]);

/**
 * What a task has come to, judged by the containers that are named as essential; by all of them where
 * none is named.
 */
export function taskEnd(task: Properties, essential: readonly string[] = []): TaskEnd {
  if (textAt(task, 'lastStatus') !== 'STOPPED') return { state: 'running', text: '' };
  const stopCode = textAt(task, 'stopCode') ?? '';
  const reason = textAt(task, 'stoppedReason');
  const judged = objectsAt(task, 'containers[]').filter(
    ({ name }) => essential.length === 0 || essential.includes(String(name)),
  );
  const failing = judged.find(({ exitCode }) => exitCode !== 0);
  if (!failing && judged.length > 0) return { state: 'succeeded', text: 'Exit code 0.' };
  const text = sentences(
    failing && exitText(failing),
    failing && textAt(failing, 'reason'),
    reason,
  );
  if (asked.has(stopCode)) return { state: 'stopped', text };
  return { state: stopCode === '' && !hasExitCode(failing) ? 'unknown' : 'failed', text };
}

/** Names of the containers whose end is the end of the task; of those that do not say, it is (ECS API, `essential`). */
export function essentialContainers(definition: Properties | undefined): string[] {
  return objectsAt(definition ?? {}, 'containerDefinitions[]')
    .filter(({ essential }) => essential !== false)
    .map(({ name }) => String(name));
}

function hasExitCode(container: Properties | undefined): boolean {
  return typeof container?.exitCode === 'number';
}

function exitText(container: Properties): string | undefined {
  return hasExitCode(container)
    ? `Exit code ${container.exitCode} of ${container.name}`
    : undefined;
}

function sentences(...parts: ReadonlyArray<string | undefined>): string {
  const said = new Set(parts.flatMap((part) => part?.replace(/\.$/, '') || []));
  return [...said].map((part) => `${part}.`).join(' ');
}
