import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { listActivity } from '#lib/activity/list-activity.ts';
import { deploymentCost, environmentCost } from '#lib/api/cost-documents.ts';
import { applyDeployment } from '#lib/deployments/apply-deployment.ts';
import { deploymentsOf } from '#lib/deployments/deployments-for-tests.ts';
import { refreshEnvironment } from '#lib/discovery/refresh-environment.ts';
import { updateEnvironment } from '#lib/environments/update-environment.ts';
import { priceTable } from '#lib/prices/price-table.ts';
import { rateProducts } from '#lib/prices/rate-products.ts';
import { startTestRuntime, type TestRuntime } from '#lib/runtime/runtime-for-tests.ts';
import { products } from '../../local-aws/services/pricing/products.ts';
import { usualAssumptions } from './assumptions.ts';
import { getCost } from './get-cost.ts';
import { getDeploymentCost } from './get-deployment-cost.ts';
import { readPrices } from './read-prices.ts';
import { setCostAssumptions } from './set-cost-assumptions.ts';

/** The first call of each service loads its schemas, which a busy machine makes long. */
vi.setConfig({ testTimeout: 90_000, hookTimeout: 180_000 });

const name = 'thrift';
/** A gateway with 20 GB and its address. */
const gateway = 32.85 + 0.9 + 3.65;

let test: TestRuntime;
let its: ReturnType<typeof deploymentsOf>;

beforeAll(async () => {
  test = await startTestRuntime();
  await test.runtime.watcher.stop();
  its = deploymentsOf(test);
  await its.create(name, { natGateways: 'per-zone' });
  expect(await its.deploy(name, ['network'])).toMatchObject({ status: 'succeeded' });
  await refreshEnvironment(test.ctx, { name });
});

afterAll(() => test.close());

const cost = () => getCost(test.ctx, { name });
const network = (natGateways: string) => ({ parameters: { network: { natGateways } } });

it('what exists costs what its services say, and one gateway would do', async () => {
  const { estimate, savings, prices, assumptions } = environmentCost.parse(await cost());
  expect(estimate).toMatchObject({ usd: expect.closeTo(2 * gateway, 6), unknown: 0 });
  expect(estimate.layers).toEqual([
    { layer: 'network', usd: expect.closeTo(2 * gateway, 6), unknown: 0 },
  ]);
  expect(estimate.assumptions).toEqual(['hours', 'natGatewayGb']);
  expect(assumptions).toEqual(usualAssumptions);
  expect(prices).toMatchObject({ region: 'us-east-2', asOf: '2025', currency: 'USD' });
  expect(savings).toMatchObject([
    {
      check: 'nat-gateway-per-zone',
      usd: expect.closeTo(gateway, 6),
      remedy: { kind: 'plan', layer: 'network', parameters: { natGateways: 'single' } },
    },
  ]);
});

it('a plan says what it changes, before and after it was applied', async () => {
  await updateEnvironment(test.ctx, { name, ...network('single') });
  const { id } = await its.plan(name, ['network']);
  const expected = {
    before: { usd: expect.closeTo(2 * gateway, 6) },
    after: { usd: expect.closeTo(gateway, 6) },
    usd: expect.closeTo(-gateway, 6),
    layers: [{ layer: 'network', usd: expect.closeTo(-gateway, 6) }],
    usedAssumptions: ['hours', 'natGatewayGb'],
  };
  const planned = deploymentCost.parse(await getDeploymentCost(test.ctx, { id }));
  expect(planned).toMatchObject(expected);
  expect(planned.resources).toMatchObject([
    { name: 'NatGatewayB', after: null, usd: expect.closeTo(-33.75, 6) },
    { name: 'NatAddressB', after: null, usd: expect.closeTo(-3.65, 6) },
  ]);
  await applyDeployment(test.ctx, { id });
  expect(await its.settled(id)).toMatchObject({ status: 'succeeded' });
  expect(await getDeploymentCost(test.ctx, { id })).toMatchObject(expected);
});

it('assumptions are kept, told in the activity, and change the estimate', async () => {
  const changed = { ...usualAssumptions, natGatewayGb: 1_000 };
  const { estimate, assumptions, assumptionsChangedBy } = await setCostAssumptions(test.ctx, {
    name,
    ...changed,
  });
  expect(assumptions).toEqual(changed);
  expect(assumptionsChangedBy).toBe('tester');
  const gateways = estimate.resources.filter(({ type }) => type === 'AWS::EC2::NatGateway');
  for (const { usd } of gateways) expect(usd).toBeCloseTo(32.85 + 45, 6);
  const { entries } = await listActivity(test.ctx, { name, limit: 5 });
  expect(entries.find(({ kind }) => kind === 'cost-assumptions-changed')).toMatchObject({
    summary: 'Cost assumptions: Data through each NAT gateway: 1,000 GB',
  });
});

it('AWS’s prices are read when somebody asks, and kept with their date', async () => {
  const { prices } = environmentCost.parse(await readPrices(test.ctx, { name }));
  expect(prices).toMatchObject({
    region: 'us-east-2',
    asOf: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
    source: expect.stringMatching(/^the AWS Price List, and \d+ of us-east-2 in 2025/),
  });
  const { rates: read } = await test.ctx.db.regionPrices.findUniqueOrThrow({
    where: { region: 'us-east-2' },
  });
  const listed = new Set(products.map(({ attributes }) => attributes.usagetype));
  const rates = rateProducts
    .filter(({ usage }) => listed.has(usage))
    .flatMap(({ rate, also }) => [rate, ...(also ? [also.rate] : [])]);
  expect(rates.length).toBeGreaterThan(20);
  expect(Object.keys(read as object).toSorted()).toEqual(rates.toSorted());
  const { rates: byTable } = priceTable;
  for (const rate of ['ec2-instance/t3.large', 'fargate-spot-vcpu/ARM64', 'glue/FLEX'] as const) {
    expect(prices.rates[rate]).toBeCloseTo(byTable[rate as keyof typeof byTable], 10);
  }
  expect((await cost()).prices).toEqual(prices);
});

it('prices that AWS refuses are not replaced', async () => {
  const before = (await cost()).prices;
  await its.addFault({
    kind: 'error',
    service: 'Pricing',
    operation: 'GetProducts',
    code: 'AccessDeniedException',
    message: 'Not you',
    httpStatus: 400,
  });
  await expect(readPrices(test.ctx, { name })).rejects.toMatchObject({ code: 'aws-denied' });
  await its.removeFaults();
  expect((await cost()).prices).toEqual(before);
});

it('a deployment that nobody has asked for costs nothing and is not found', async () => {
  const id = '01900000-0000-7000-8000-000000000000';
  await expect(getDeploymentCost(test.ctx, { id })).rejects.toMatchObject({
    code: 'deployment-not-found',
  });
});
