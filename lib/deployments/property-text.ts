/** `/Properties/Tags/0/Value` as `Tags/0/Value`. */
export function shortPath(path: string): string {
  return path.replace(/^\/Properties\//, '').replace(/^\//, '');
}

/** A value as it is shown: CloudFormation has a word of its own for one that it does not know yet. */
export function shownValue(value: string): string {
  return value.replaceAll('{{changeSet:KNOWN_AFTER_APPLY}}', 'known after deploying');
}

/** How CloudFormation says that changing a property replaces the resource. */
export const recreationWords = {
  never: 'No',
  conditionally: 'Perhaps',
  always: 'Yes',
} as const;
