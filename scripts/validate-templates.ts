import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CelEngine, TemplateFile } from '@aws/cloudformation-validate';
import { renderYaml } from '#cloudformation/builder/render-template.ts';
import { connectionTemplate } from '#cloudformation/connect/template.ts';
import { layers } from '#cloudformation/layers.ts';
import { strataOnEcsTemplate } from '#cloudformation/strata-on-ecs/template.ts';
import { templateVariants } from './template-variants.ts';

const failing: ReadonlySet<string> = new Set(['WARN', 'ERROR', 'FATAL']);

const regions = ['us-east-2', 'eu-west-1', 'ap-southeast-2'] as const;

/** Writes every layer's template, in every preset, variant and region, and Strata's own into a folder: each text once. */
export function writeTemplates(folder: string): string[] {
  const own = join(folder, 'strata-on-ecs.yaml');
  writeFileSync(own, renderYaml(strataOnEcsTemplate()));
  const ofLayers = layers.flatMap((layer) => {
    const inputs = [{}, ...Object.values(layer.presets), ...(templateVariants[layer.id] ?? [])];
    const texts = inputs.flatMap((input) =>
      regions.map((region) =>
        renderYaml(
          layer.template(layer.parameters.parse(input), { environment: 'strata', region }),
        ),
      ),
    );
    return [...new Set(texts)].map((text, index) => {
      const path = join(folder, `${layer.id}-${index}.yaml`);
      writeFileSync(path, text);
      return path;
    });
  });
  return [own, ...ofLayers];
}

/** Writes the templates that connect an account, one for each access. */
export function writeConnectionTemplates(folder: string): string[] {
  const given = {
    externalId: 'bG9uZyBlbm91Z2ggdG8gYmUgb25l',
    strataAccountId: '111122223333',
    strataPrincipals: ['arn:aws:iam::111122223333:role/strata', 'arn:aws:iam::*:role/*/strata'],
  };
  return (['reader', 'deployer'] as const).flatMap((access) =>
    [{ access }, { access, ...given }].map((connection, index) => {
      const path = join(folder, `connection-${access}-${index}.yaml`);
      writeFileSync(path, renderYaml(connectionTemplate(connection)));
      return path;
    }),
  );
}

/** Findings of AWS's own offline validator; a warning counts, because a bad enum value is only one. */
export function validatorFindings(paths: readonly string[]): string[] {
  const engine = new CelEngine();
  try {
    return paths.flatMap((path) => {
      const report = engine.validateStandard(new TemplateFile(path));
      const findings = report.diagnostics
        .filter(({ severity }) => failing.has(severity))
        .map(
          ({ severity, ruleId, message, startLine }) =>
            `${path}:${startLine ?? 1} [${severity}] ${ruleId}: ${message}`,
        );
      return report.status === 'OK'
        ? findings
        : [`${path}: analysis ${report.status}`, ...findings];
    });
  } finally {
    engine.free();
  }
}

/** Findings of cfn-lint, or undefined where it is not installed. */
export function cfnLintFindings(paths: readonly string[]): string[] | undefined {
  const run = spawnSync(
    'cfn-lint',
    ['--format', 'parseable', '--regions', ...regions, '--', ...paths],
    {
      encoding: 'utf8',
    },
  );
  if (run.error || run.status === 127) return undefined;
  return run.status === 0 ? [] : `${run.stdout}${run.stderr}`.trim().split('\n');
}

if (import.meta.main) {
  const folder = mkdtempSync(join(tmpdir(), 'strata-templates-'));
  try {
    const paths = [...writeTemplates(folder), ...writeConnectionTemplates(folder)];
    const linted = cfnLintFindings(paths);
    if (!linted) process.stdout.write('cfn-lint is not installed: validated without it\n');
    const findings = [...validatorFindings(paths), ...(linted ?? [])];
    for (const finding of findings) process.stderr.write(`${finding}\n`);
    process.stdout.write(`${paths.length} templates, ${findings.length} findings\n`);
    if (findings.length > 0) process.exitCode = 1;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
