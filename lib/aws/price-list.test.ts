import { expect, test } from 'vitest';
import { usdOf } from './price-list.ts';

/** An item as the Price List API's documentation has it, shortened. */
function item(usagetype: string, ...tiers: ReadonlyArray<readonly [from: string, usd: string]>) {
  return JSON.stringify({
    product: { productFamily: 'Compute Instance', attributes: { usagetype }, sku: 'SKU' },
    serviceCode: 'AmazonEC2',
    terms: {
      OnDemand: {
        'SKU.JRTCKXETXF': {
          priceDimensions: Object.fromEntries(
            tiers.map(([beginRange, USD], index) => [
              `SKU.JRTCKXETXF.${index}`,
              { unit: 'Hrs', beginRange, endRange: 'Inf', pricePerUnit: { USD } },
            ]),
          ),
        },
      },
      Reserved: {},
    },
  });
}

test.each<[string, string, string, number | undefined]>([
  ['with the region’s letters', 'USE2-NatGateway-Hours', 'NatGateway-Hours', 0.045],
  ['without them, as in us-east-1', 'NatGateway-Hours', 'NatGateway-Hours', 0.045],
  ['of which the whole is another', 'USE2-RegionalNatGateway-Hours', 'NatGateway-Hours', undefined],
  ['of which the end is the same', 'USE2-ETL-Flex-DPU-Hour', 'DPU-Hour', undefined],
  ['of something else', 'USE2-BoxUsage:t3.large', 'BoxUsage:t3.small', undefined],
])('a usage type %s', (_, usagetype, usage, expected) => {
  expect(usdOf(item(usagetype, ['0', '0.0450000000']), usage)).toBe(expected);
});

test('the first tier that costs anything counts, in whatever order they come', () => {
  const tiered = item('USE2-X', ['51200', '0.022'], ['1', '0.023'], ['0', '0.0000000000']);
  expect(usdOf(tiered, 'X')).toBe(0.023);
});

test('an item without a price on demand has none', () => {
  const reserved = { product: { attributes: { usagetype: 'X' } }, terms: { Reserved: {} } };
  expect(usdOf(JSON.stringify(reserved), 'X')).toBeUndefined();
  expect(usdOf('{}', 'X')).toBeUndefined();
});
