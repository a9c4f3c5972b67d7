import {
  waitUntilStackCreateComplete,
  waitUntilStackDeleteComplete,
} from '@aws-sdk/client-cloudformation';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestEndpoint, testEndpoint } from '../../test-endpoint.ts';
import { addDays, dayOf, firstOfNextMonth } from './periods.ts';

let endpoint: TestEndpoint;

const today = dayOf(new Date());
const Filter = {
  Tags: { Key: 'strata:environment', Values: ['dev'], MatchOptions: ['EQUALS' as const] },
};
const byLayer = [{ Type: 'TAG', Key: 'strata:layer' }] as const;
const addressADay = 24 * 0.005;

beforeAll(async () => {
  endpoint = await testEndpoint();
  await createStack('network', { Address: { Type: 'AWS::EC2::EIP' } });
  await createStack('secrets', { Secret: { Type: 'AWS::SecretsManager::Secret' } });
});

afterAll(() => endpoint[Symbol.asyncDispose]());

async function createStack(layer: string, Resources: object): Promise<void> {
  const { cloudFormation } = endpoint.clients;
  const StackName = `dev-${layer}`;
  await cloudFormation.createStack({
    StackName,
    TemplateBody: JSON.stringify({ Resources }),
    Tags: [
      { Key: 'strata:environment', Value: 'dev' },
      { Key: 'strata:layer', Value: layer },
    ],
  });
  await waitUntilStackCreateComplete(
    { client: cloudFormation, maxWaitTime: 60, minDelay: 1, maxDelay: 1 },
    { StackName },
  );
}

const costs = (Start: string, End: string, more: object = {}) =>
  endpoint.clients.costExplorer.getCostAndUsage({
    TimePeriod: { Start, End },
    Granularity: 'DAILY',
    Metrics: ['UnblendedCost'],
    Filter,
    GroupBy: [...byLayer],
    ...more,
  });

const forecast = (Start = today, End = firstOfNextMonth(today)) =>
  endpoint.clients.costExplorer.getCostForecast({
    TimePeriod: { Start, End },
    Granularity: 'MONTHLY',
    Metric: 'UNBLENDED_COST',
    Filter,
  });

test('tags tell costs apart once they have been activated, and not before', async () => {
  const { costExplorer } = endpoint.clients;
  await endpoint.control('POST', 'past-costs', { days: 5 });
  const days = await costs(addDays(today, -3), today);
  expect(days.ResultsByTime?.map(({ Groups }) => Groups)).toEqual([[], [], []]);
  const TagKeys = ['strata:environment', 'strata:layer'];
  const listed = await costExplorer.listCostAllocationTags({ TagKeys, Status: 'Inactive' });
  expect(listed.CostAllocationTags).toEqual(
    TagKeys.map((TagKey) => ({ TagKey, Type: 'UserDefined', Status: 'Inactive' })),
  );
  const { Errors } = await costExplorer.updateCostAllocationTagsStatus({
    CostAllocationTagsStatus: [...TagKeys, 'nobody:has'].map((TagKey) => ({
      TagKey,
      Status: 'Active',
    })),
  });
  expect(Errors).toMatchObject([
    { TagKey: 'nobody:has', Message: 'Tag keys not found: nobody:has' },
  ]);
  const active = await costExplorer.listCostAllocationTags({ TagKeys, MaxResults: 1 });
  expect(active.CostAllocationTags).toMatchObject([{ Status: 'Active' }]);
  expect(active.NextToken).toEqual(expect.any(String));
});

test('costs of a day follow from lifetimes, by the values of a tag, without the day of the end', async () => {
  const { ResultsByTime = [], GroupDefinitions } = await costs(addDays(today, -2), today);
  expect(GroupDefinitions).toEqual(byLayer);
  expect(ResultsByTime.map(({ TimePeriod }) => TimePeriod)).toEqual([
    { Start: addDays(today, -2), End: addDays(today, -1) },
    { Start: addDays(today, -1), End: today },
  ]);
  for (const { Groups = [], Total } of ResultsByTime) {
    expect(Total).toEqual({});
    expect(Groups.map(({ Keys }) => Keys)).toEqual([
      ['strata:layer$network'],
      ['strata:layer$secrets'],
    ]);
    const [network, secrets] = Groups.map(({ Metrics }) => Number(Metrics?.UnblendedCost?.Amount));
    expect(network).toBeCloseTo(addressADay, 8);
    expect(secrets).toBeCloseTo((24 * 0.4) / 730, 8);
  }
});

test('nothing is told of the day that has not ended, nor of before there was anything', async () => {
  const tomorrow = addDays(today, 1);
  if (tomorrow <= firstOfNextMonth(today)) {
    const { ResultsByTime } = await costs(today, tomorrow);
    expect(ResultsByTime).toMatchObject([{ Groups: [], Estimated: true }]);
  }
  const { ResultsByTime } = await costs(addDays(today, -9), addDays(today, -8), { GroupBy: [] });
  expect(ResultsByTime).toMatchObject([
    { Total: { UnblendedCost: { Amount: '0.0000000000', Unit: 'USD' } } },
  ]);
});

test('many days come page by page', async () => {
  const first = await costs(addDays(today, -40), today);
  expect(first.ResultsByTime).toHaveLength(31);
  const { NextPageToken } = first;
  const second = await costs(addDays(today, -40), today, { NextPageToken });
  expect(second.ResultsByTime).toHaveLength(9);
  expect(second.NextPageToken).toBeUndefined();
  await expect(costs(addDays(today, -1), today, { NextPageToken: 'x' })).rejects.toMatchObject({
    name: 'InvalidNextTokenException',
  });
});

test('intervals that are none are refused', async () => {
  await expect(costs(today, today)).rejects.toMatchObject({
    name: 'ValidationException',
    message: 'Start date (and hour) should be before end date (and hour)',
  });
  await expect(costs(today, addDays(firstOfNextMonth(today), 1))).rejects.toThrow(
    'end date past the beginning of next month',
  );
  await expect(forecast(today, today)).rejects.toThrow(
    `Requested Start: ${today} must be before requested End: ${today}`,
  );
});

test('there is a forecast once there are costs of a month, and none before', async () => {
  await expect(forecast()).rejects.toMatchObject({
    name: 'DataUnavailableException',
    message: 'Insufficient amount of historical data.',
  });
  await endpoint.control('POST', 'past-costs', { days: 40 });
  const { Total, ForecastResultsByTime } = await forecast(today, addDays(today, 2));
  expect(Total?.Unit).toBe('USD');
  expect(Number(Total?.Amount)).toBeCloseTo(2 * (addressADay + (24 * 0.4) / 730), 6);
  expect(ForecastResultsByTime?.length).toBeGreaterThan(0);
});

test('what a stack has cost stays told after it has been deleted', async () => {
  const { cloudFormation } = endpoint.clients;
  const before = await costs(addDays(today, -1), today);
  await cloudFormation.deleteStack({ StackName: 'dev-network' });
  await waitUntilStackDeleteComplete(
    { client: cloudFormation, maxWaitTime: 60, minDelay: 1, maxDelay: 1 },
    { StackName: 'dev-network' },
  );
  const after = await costs(addDays(today, -1), today);
  expect(after.ResultsByTime).toEqual(before.ResultsByTime);
  expect(after.ResultsByTime?.[0]?.Groups).toHaveLength(2);
});
