/** As many as anybody is in. */
const mostGroups = 200;

/** The groups that a provider tells of somebody, by the claim that they are in. */
export function groupsOf(profile: Readonly<Record<string, unknown>>, claim: string): string[] {
  const told = Object.hasOwn(profile, claim) ? profile[claim] : [];
  const list = typeof told === 'string' ? told.split(/[\s,]+/) : Array.isArray(told) ? told : [];
  return list
    .filter((group): group is string => typeof group === 'string' && group !== '')
    .slice(0, mostGroups);
}
