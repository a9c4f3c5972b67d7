/** The family of a task definition by its ARN: `jobs` of `…:task-definition/jobs:3`. */
export function familyOf(taskDefinitionArn: string): string {
  return revisionOf(taskDefinitionArn).split(':')[0] ?? '';
}

/** Family and revision of a task definition by its ARN: `jobs:3`. */
export function revisionOf(taskDefinitionArn: string): string {
  return taskDefinitionArn.split('/').at(-1) ?? '';
}
