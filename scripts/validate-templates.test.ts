import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { staleTemplates } from './render-templates.ts';
import {
  cfnLintFindings,
  validatorFindings,
  writeConnectionTemplates,
  writeTemplates,
} from './validate-templates.ts';

const folder = mkdtempSync(join(tmpdir(), 'strata-templates-'));
const paths = [...writeTemplates(folder), ...writeConnectionTemplates(folder)];
afterAll(() => rmSync(folder, { recursive: true }));

test('the checked-in templates are what the layers render', () => {
  expect(staleTemplates()).toEqual([]);
});

test("AWS's validator finds nothing in any template, and something where there is something", () => {
  expect(validatorFindings(paths)).toEqual([]);
  const bad = join(folder, 'bad.yaml');
  writeFileSync(
    bad,
    'Resources:\n  V:\n    Type: AWS::EC2::VPC\n    Properties:\n      CidrBlock: 10.0.0.0/16\n      InstanceTenancy: shared\n',
  );
  expect(validatorFindings([bad])).toEqual([expect.stringContaining('W3030')]);
});

/** It starts a Python of its own and reads every template once for each region. */
const lintTimeoutMs = 300_000;

test('cfn-lint agrees', { timeout: lintTimeoutMs }, ({ skip }) => {
  const findings = cfnLintFindings(paths);
  if (!findings) skip('cfn-lint is not installed');
  expect(findings).toEqual([]);
});
