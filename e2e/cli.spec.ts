import { execFile } from 'node:child_process';
import { expect, test } from './fixtures.ts';

interface Ended {
  readonly code: number;
  readonly out: string;
  readonly error: string;
}

/** Runs the command line as `npx strata` does. */
function strata(args: readonly string[], env: Readonly<Record<string, string>>): Promise<Ended> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ['scripts/strata.mjs', ...args],
      { env: { ...process.env, STRATA_TOKEN: '', ...env } },
      (error, out, said) =>
        resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, error: said }),
    );
  });
}

test('a script plans, deploys and operates by the command line', async ({
  api,
  strata: server,
  environmentName,
}) => {
  await api.createEnvironment(environmentName, { network: { natGateways: 'none' } });
  const STRATA_TOKEN = await api.addToken(['view', 'plan', 'deploy', 'operate']);
  const env = { STRATA_URL: server.url, STRATA_TOKEN };

  await test.step('a wrong command line says how it has to be', async () => {
    expect(await strata(['plan'], env)).toMatchObject({
      code: 2,
      error: expect.stringMatching(/^Name the environment\.\n\nstrata plan <environment>/),
    });
    expect(await strata(['destroy'], env)).toMatchObject({ code: 2 });
    expect(await strata(['plan', environmentName, '--speed'], env)).toMatchObject({ code: 2 });
  });

  await test.step('without a token, or with a name that there is not, it is refused', async () => {
    const refused = await strata(['status'], { STRATA_URL: server.url });
    expect(refused.code).toBe(1);
    expect(refused.error).toMatch(/sign/i);
    expect(await strata(['plan', 'no-such'], env)).toMatchObject({
      code: 1,
      error: expect.stringContaining('no-such'),
    });
    const lost = await strata(['status'], { ...env, STRATA_URL: 'http://127.0.0.1:1' });
    expect(lost).toMatchObject({
      code: 1,
      error: expect.stringMatching(/does not answer.*(ECONNREFUSED|bad port)/),
    });
  });

  const planned = await strata(
    ['plan', environmentName, '--layers', 'network', '--exit-code', '--json'],
    env,
  );
  expect(planned.code).toBe(4);
  const plan = JSON.parse(planned.out);
  expect(plan).toMatchObject({ status: 'planned', environment: environmentName });

  const applied = await strata(['apply', '--plan', plan.id], env);
  expect(applied).toMatchObject({ code: 0, error: '' });
  expect(applied.out).toContain('network: succeeded');
  expect(applied.out).toContain(`${server.url}/environments/${environmentName}/deployments/`);

  const status = await strata(['status', environmentName], env);
  expect(status.out).toMatch(/^network\t\w+\tCREATE_COMPLETE$/m);
  const again = await strata(['plan', environmentName, '--layers', 'network', '--exit-code'], env);
  expect(again.code).toBe(0);

  const opened = await strata(['open', environmentName, 'cost', '--print', '--json'], env);
  expect(JSON.parse(opened.out).url).toBe(`${server.url}/environments/${environmentName}/cost`);

  await api.deploy(environmentName, ['etl']);
  const graph = await api.refresh(environmentName);
  const crawler = graph.nodes.find(({ type }) => type === 'AWS::Glue::Crawler');
  const run = await strata(['run', environmentName, crawler?.id ?? '', 'run'], env);
  expect(run).toMatchObject({ code: 0, error: '' });
  expect(run.out).toContain('succeeded');

  await api.setDeploymentRules(environmentName, { approvals: 1 });
  await api.updateEnvironment(environmentName, { tags: { team: 'other' } });
  const waiting = await strata(['apply', environmentName, '--layers', 'network'], env);
  expect(waiting.code).toBe(3);
  expect(waiting.out).toContain('waiting');
});
