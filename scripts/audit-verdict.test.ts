import { expect, it } from 'vitest';
import { auditVerdict } from './audit-verdict.ts';

const printed = (severities: Readonly<Record<string, string>>) =>
  JSON.stringify({
    auditReportVersion: 2,
    vulnerabilities: Object.fromEntries(
      Object.entries(severities).map(([name, severity]) => [name, { name, severity }]),
    ),
  });

it('fails for what is high or critical, and for nothing else', () => {
  expect(auditVerdict(printed({}))).toEqual({ kind: 'clean' });
  expect(auditVerdict(printed({ a: 'moderate', b: 'low', c: 'info' }))).toEqual({ kind: 'clean' });
  expect(auditVerdict(printed({ a: 'low', b: 'high', c: 'critical' }))).toEqual({
    kind: 'vulnerable',
    packages: ['b: a known weakness of high severity', 'c: a known weakness of critical severity'],
  });
});

it.each([
  [undefined, 'npm was not there to be asked'],
  ['', 'the registry did not answer'],
  ['{"error": {"code": "ENOTFOUND"}}', 'the registry did not answer'],
  ['<html>proxy</html>', 'the registry did not answer'],
])('is skipped without an answer: %j', (text, reason) => {
  expect(auditVerdict(text)).toEqual({ kind: 'skipped', reason });
});
