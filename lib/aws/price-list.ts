import { paginateGetProducts } from '@aws-sdk/client-pricing';
import pLimit from 'p-limit';
import { z } from 'zod';
import type { RateProduct } from '#lib/prices/rate-products.ts';
import { allPages } from './all-pages.ts';
import type { Aws } from './clients.ts';
import { translated } from './translate-error.ts';

/** The regions whose endpoint answers for all regions (AWS Billing User Guide, "Finding services and products"). */
export const priceListRegion = 'us-east-1';

/** A product with its terms, which the service gives as JSON in a text (Price List API, GetProducts). */
const priceItem = z.object({
  product: z.object({ attributes: z.object({ usagetype: z.string() }) }),
  terms: z.object({
    OnDemand: z
      .record(
        z.string(),
        z.object({
          priceDimensions: z.record(
            z.string(),
            z.object({
              beginRange: z.string().optional(),
              pricePerUnit: z.object({ USD: z.coerce.number().optional() }),
            }),
          ),
        }),
      )
      .optional(),
  }),
});

/** Requests at a time; the service answers each in tenths of a second, and none costs anything. */
const atOnce = 5;

/**
 * USD for one unit of each product that the list has in a region, by the names of the rates. Products that the
 * same filters find are asked for once.
 */
export async function readRates(
  aws: Pick<Aws, 'pricing'>,
  region: string,
  products: readonly RateProduct[],
): Promise<ReadonlyMap<string, number>> {
  const limit = pLimit(atOnce);
  const groups = Map.groupBy(products, ({ service, attributes }) =>
    JSON.stringify([service, attributes]),
  );
  const read = await limit.map(groups.values(), async (group) => {
    const [one] = group;
    const items = one ? await itemsOf(aws, region, one) : [];
    return group.flatMap(({ rate, usage }): [string, number][] => {
      const usd = items.map((item) => usdOf(item, usage)).find((one) => one !== undefined);
      return usd === undefined ? [] : [[rate, usd]];
    });
  });
  return new Map(read.flat());
}

async function itemsOf(
  { pricing }: Pick<Aws, 'pricing'>,
  region: string,
  { service, attributes = {} }: Pick<RateProduct, 'service' | 'attributes'>,
): Promise<string[]> {
  const pages = await translated(
    allPages(
      paginateGetProducts(
        { client: pricing, pageSize: 100 },
        {
          ServiceCode: service,
          FormatVersion: 'aws_v1',
          Filters: Object.entries({ regionCode: region, ...attributes }).map(([Field, Value]) => ({
            Type: 'TERM_MATCH',
            Field,
            Value,
          })),
        },
      ),
    ),
  );
  return pages.flatMap(({ PriceList = [] }) => PriceList.map(String));
}

/** The price of the first unit that costs anything, if the item is the one that is billed as such. */
export function usdOf(item: string, usage: string): number | undefined {
  const parsed = priceItem.safeParse(JSON.parse(item));
  if (!parsed.success || !isUsage(parsed.data.product.attributes.usagetype, usage))
    return undefined;
  const tiers = Object.values(parsed.data.terms.OnDemand ?? {})
    .flatMap(({ priceDimensions }) => Object.values(priceDimensions))
    .toSorted((a, b) => Number(a.beginRange ?? 0) - Number(b.beginRange ?? 0));
  return tiers
    .map(({ pricePerUnit }) => pricePerUnit.USD)
    .find((usd) => usd !== undefined && usd > 0);
}

/** Outside us-east-1 the region's letters begin a usage type, as in `USE2-NatGateway-Hours`. */
function isUsage(usagetype: string, usage: string): boolean {
  return usagetype === usage || usagetype.replace(/^[A-Z]+\d*-/, '') === usage;
}
