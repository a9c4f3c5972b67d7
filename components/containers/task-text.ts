import type { Task } from '#lib/api/tasks.ts';

/** The part of a task's ARN that tells it from others, short. */
export function shortId({ arn }: Pick<Task, 'arn'>): string {
  return (arn.split('/').at(-1) ?? arn).slice(0, 8);
}

/** `On demand` or `Spot`; what else AWS calls it. */
export function capacityText({ capacityProvider }: Pick<Task, 'capacityProvider'>): string {
  if (capacityProvider === 'FARGATE_SPOT') return 'Spot';
  return capacityProvider === 'FARGATE' || capacityProvider === null
    ? 'On demand'
    : capacityProvider;
}

/** `1 vCPU, 2 GB`. */
export function sizeText({ cpu, memory }: Pick<Task, 'cpu' | 'memory'>): string {
  if (cpu === null || memory === null) return '–';
  return `${Number(cpu) / 1_024} vCPU, ${Number(memory) / 1_024} GB`;
}

/** Exit codes of its containers, such as `0` or `worker 0, proxy 143`; a dash where none has one. */
export function exitCodesText({ containers }: Pick<Task, 'containers'>): string {
  const ended = containers.filter(({ exitCode }) => exitCode !== null);
  if (ended.length === 0) return '–';
  return containers.length === 1
    ? String(ended[0]?.exitCode)
    : ended.map(({ name, exitCode }) => `${name} ${exitCode}`).join(', ');
}

/** Seconds that its containers ran, up to now while they do; undefined where they never did. */
export function secondsOf(
  { startedAt, stoppedAt }: Pick<Task, 'startedAt' | 'stoppedAt'>,
  now: Date,
): number | undefined {
  if (startedAt === null) return undefined;
  const end = stoppedAt === null ? now.getTime() : Date.parse(stoppedAt);
  return Math.max(0, (end - Date.parse(startedAt)) / 1_000);
}
