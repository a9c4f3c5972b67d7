const productionName = /(^|-)(?:prod|production|live)(-|$)/;
const stageKeys: ReadonlySet<string> = new Set(['env', 'environment', 'stage', 'tier']);
const productionValue = /^(?:prod|production|live)$/i;

/** Whether an environment is production, by its name or a tag of its stage. */
export function isProduction({
  name,
  tags,
}: {
  readonly name: string;
  readonly tags: unknown;
}): boolean {
  return (
    productionName.test(name) ||
    Object.entries((tags ?? {}) as object).some(
      ([key, value]) => stageKeys.has(key.toLowerCase()) && productionValue.test(String(value)),
    )
  );
}
