import { priceTable } from '#lib/prices/price-table.ts';
import { usualAssumptions } from './assumptions.ts';
import type { EstimateBasis } from './estimate.ts';

/** What estimates are made by where nobody has said anything. */
export const usualBasis: EstimateBasis = { assumptions: usualAssumptions, prices: priceTable };
