/**
 * Patterns of `aws:PrincipalArn` that mean the caller of an ARN: of a session its role, under whatever path,
 * which the session's ARN does not tell.
 */
export function principalPatterns(callerArn: string): string[] {
  const [, partition, , account, role] =
    /^arn:([\w-]+):(sts)::(\d{12}):assumed-role\/([^/]+)\//.exec(callerArn) ?? [];
  if (!role) return [callerArn];
  const prefix = `arn:${partition}:iam::${account}:role`;
  return [`${prefix}/${role}`, `${prefix}/*/${role}`];
}
