import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { renderYaml } from '#cloudformation/builder/render-template.ts';
import { validatorFindings } from './validate-templates.ts';

const variants: Record<string, object[]> = {
  security: [
    {
      operatorCidrs: ['203.0.113.7/32'],
      kubernetesCidrs: ['0.0.0.0/0'],
      monitoringCidrs: ['203.0.113.0/24'],
      allowSsh: true,
      webCidrs: [],
    },
  ],
  secrets: [{ encryption: 'customer-key', whenDeleted: 'delete' }, { encryption: 'customer-key' }],
  'data-lake': [
    { archiveDays: 90 },
    { encryption: 'customer-key', whenDeleted: 'delete', accessLogs: true },
    { encryption: 'customer-key' },
    { accessLogs: true },
  ],
  access: [{ taskAccess: 'read-only' }],
  etl: [
    { schedule: 'cron(0 2 * * ? *)' },
    { enabled: false },
    { schedule: 'cron(0 2 * * ? *)', enabled: false },
  ],
  budget: [
    { emails: ['ops@example.com'] },
    {
      emails: ['ops@example.com', 'b@example.com'],
      actualPercents: [50, 100],
      forecastPercents: [],
    },
  ],
};
const folder = mkdtempSync('/tmp/a-templates-');
const paths: string[] = [];
for (const id of process.argv.slice(2)) {
  const module = await import(`../cloudformation/${id}/layer.ts`);
  const layer = Object.values(module)[0] as any;
  const inputs = [{}, ...Object.values(layer.presets), ...(variants[id] ?? [])];
  inputs.forEach((input, i) => {
    const context = { environment: 'strata', region: 'us-east-2' };
    const p = `${folder}/${id}-${i}.yaml`;
    const parsed = layer.parameters.parse(input);
    const template = layer.template(parsed, context);
    const given = Object.keys(layer.stackParameters(parsed, context)).filter(
      (n) => !(n in template.Parameters),
    );
    if (given.length) console.log(id, i, 'UNDECLARED', given);
    const text = renderYaml(template);
    if (i === 0) console.log(id, Buffer.byteLength(text));
    writeFileSync(p, text);
    paths.push(p);
  });
}
for (const f of validatorFindings(paths)) console.log(f);
const run = spawnSync(
  'cfn-lint',
  [
    '--format',
    'parseable',
    '--regions',
    'us-east-2',
    'eu-west-1',
    'ap-southeast-2',
    '--',
    ...paths,
  ],
  { encoding: 'utf8' },
);
console.log(run.stdout, run.stderr, paths.length, folder);
