import { textAt } from '../property-path.ts';
import type { Properties } from '../resource-module.ts';

/** Why nobody can open a shell in a task now, or undefined where one can. */
export function whyNoExec(task: Properties): string | undefined {
  if (textAt(task, 'lastStatus') !== 'RUNNING') return 'It does not run.';
  if (task.enableExecuteCommand === true) return undefined;
  return textAt(task, 'serviceArn') === undefined
    ? 'It was started without ECS Exec.'
    : 'ECS Exec is off for its service: set EnableExecuteCommand, and force a new deployment.';
}

/** The command line that opens a shell in a container of a task, with the AWS CLI and its Session Manager plugin. */
export function execCommand(task: Properties, container: string, region: string): string {
  const [cluster = '', id = ''] = (textAt(task, 'taskArn') ?? '').split('/').slice(-2);
  return [
    'aws ecs execute-command',
    `--region ${region}`,
    `--cluster ${cluster}`,
    `--task ${id}`,
    `--container ${container}`,
    '--interactive',
    '--command /bin/sh',
  ].join(' ');
}
