import { z } from 'zod';

type Verdict =
  | { readonly kind: 'clean' }
  | { readonly kind: 'vulnerable'; readonly packages: readonly string[] }
  | { readonly kind: 'skipped'; readonly reason: string };

/** What `npm audit --json` prints. Source: "npm-audit", npm documentation. */
const report = z.object({
  vulnerabilities: z.record(
    z.string(),
    z.object({ severity: z.enum(['info', 'low', 'moderate', 'high', 'critical']) }),
  ),
});

/** What an audit says; undefined where npm could not be run. Without an answer of the registry it says nothing. */
export function auditVerdict(printed: string | undefined): Verdict {
  if (printed === undefined) return { kind: 'skipped', reason: 'npm was not there to be asked' };
  const parsed = report.safeParse(jsonOf(printed));
  if (!parsed.success) return { kind: 'skipped', reason: 'the registry did not answer' };
  const packages = Object.entries(parsed.data.vulnerabilities)
    .filter(([, { severity }]) => severity === 'high' || severity === 'critical')
    .map(([name, { severity }]) => `${name}: a known weakness of ${severity} severity`);
  return packages.length > 0 ? { kind: 'vulnerable', packages } : { kind: 'clean' };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
