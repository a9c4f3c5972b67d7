import type { QualityResult, QualityRule } from '#lib/api/quality.ts';

/** `90%`, or `–` where AWS gives no score. */
export function scoreText(score: number | null): string {
  return score === null ? '–' : `${Math.round(score * 1_000) / 10}%`;
}

/** Rules that do not hold before those that do, otherwise as the ruleset has them. */
export function failingFirst(rules: readonly QualityRule[]): QualityRule[] {
  const passes = ({ result }: QualityRule) => Number(result === 'PASS');
  return [...rules].sort((a, b) => passes(a) - passes(b));
}

/** `2 of 10 rules fail`, or `All 10 rules hold`. */
export function rulesText({ rules }: Pick<QualityResult, 'rules'>): string {
  const failing = rules.filter(({ result }) => result !== 'PASS').length;
  if (failing > 0) return `${failing} of ${rules.length} rules fail`;
  return rules.length === 1 ? 'Its rule holds' : `All ${rules.length} rules hold`;
}

/** `Dataset.*.RowCount: 1,204`, one line each. */
export function metricLines(metrics: Readonly<Record<string, number>>): string[] {
  return Object.entries(metrics).map(
    ([name, value]) => `${name}: ${value.toLocaleString('en', { maximumFractionDigits: 4 })}`,
  );
}
