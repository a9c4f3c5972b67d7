import { z } from 'zod';
import type { RegionPrices, Tx } from '#lib/db/client.ts';
import type { PriceList } from '#lib/prices/price-list.ts';
import { priceTable } from '#lib/prices/price-table.ts';

const rates = z.record(z.string(), z.number());

/** Prices of a region as they were last read from the AWS Price List; the table where they were not. */
export async function keptPrices(db: Pick<Tx, 'regionPrices'>, region: string): Promise<PriceList> {
  const row = await db.regionPrices.findUnique({ where: { region } });
  return row ? toPriceList(row) : priceTable;
}

/** What the list does not have, the table adds, and that is said. */
function toPriceList({ region, readAt, ...row }: RegionPrices): PriceList {
  const read = rates.parse(row.rates);
  const missing = Object.keys(priceTable.rates).filter((rate) => !Object.hasOwn(read, rate)).length;
  const rest = `${missing} of ${priceTable.region} in ${priceTable.asOf} from ${priceTable.source}`;
  return {
    region,
    currency: 'USD',
    asOf: readAt.toISOString().slice(0, 10),
    source: missing === 0 ? 'the AWS Price List' : `the AWS Price List, and ${rest}`,
    rates: { ...priceTable.rates, ...read },
  };
}
