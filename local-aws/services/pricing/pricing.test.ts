import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestEndpoint, testEndpoint } from '../../test-endpoint.ts';

let endpoint: TestEndpoint;
beforeAll(async () => {
  endpoint = await testEndpoint();
});
afterAll(() => endpoint[Symbol.asyncDispose]());

const filter = (Field: string, Value: string) => ({ Type: 'TERM_MATCH' as const, Field, Value });

test('products are found by all their filters, each as JSON in a text', async () => {
  const { PriceList = [], FormatVersion } = await endpoint.clients.pricing.getProducts({
    ServiceCode: 'AmazonEC2',
    Filters: [filter('regionCode', 'us-east-2'), filter('instanceType', 't3.large')],
  });
  expect(FormatVersion).toBe('aws_v1');
  expect(PriceList).toHaveLength(1);
  const item = JSON.parse(String(PriceList[0]));
  expect(item).toMatchObject({
    serviceCode: 'AmazonEC2',
    product: {
      productFamily: 'Compute Instance',
      attributes: { usagetype: 'USE2-BoxUsage:t3.large', regionCode: 'us-east-2' },
    },
  });
  const [term] = Object.values<{ priceDimensions: object }>(item.terms.OnDemand);
  expect(Object.values(term?.priceDimensions ?? {})).toMatchObject([
    { unit: 'Hrs', beginRange: '0', pricePerUnit: { USD: '0.0832000000' } },
  ]);
});

test('lists come page by page', async () => {
  const input = { ServiceCode: 'AmazonECS', MaxResults: 3 };
  const first = await endpoint.clients.pricing.getProducts(input);
  expect(first.PriceList).toHaveLength(3);
  const { NextToken } = first;
  const second = await endpoint.clients.pricing.getProducts({ ...input, NextToken });
  expect(second.PriceList).toHaveLength(1);
  expect(second.NextToken).toBeUndefined();
  await expect(
    endpoint.clients.pricing.getProducts({ ...input, NextToken: 'nonsense' }),
  ).rejects.toThrow('The pagination token is invalid.');
});

test('a service that the list does not have has no products', async () => {
  const { PriceList } = await endpoint.clients.pricing.getProducts({
    ServiceCode: 'AmazonNowhere',
  });
  expect(PriceList).toEqual([]);
});
