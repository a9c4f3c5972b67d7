import type { CostAssumptions, Tx } from '#lib/db/client.ts';
import { type Assumptions, acceptedAssumptions } from './assumptions.ts';
import type { EstimateBasis } from './estimate.ts';
import { keptPrices } from './kept-prices.ts';

export interface KeptAssumptions {
  readonly assumptions: Assumptions;
  /** Undefined where nobody has said anything. */
  readonly kept: CostAssumptions | undefined;
}

/** What estimates of an environment are made with; a quantity that is not accepted any more is as usual. */
export async function assumptionsOf(
  db: Pick<Tx, 'costAssumptions'>,
  environmentId: string,
): Promise<KeptAssumptions> {
  const kept = await db.costAssumptions.findUnique({ where: { environmentId } });
  return { assumptions: acceptedAssumptions(kept?.values ?? {}), kept: kept ?? undefined };
}

/** The assumptions of an environment with the prices of its region. */
export async function basisOf(
  db: Pick<Tx, 'costAssumptions' | 'regionPrices'>,
  { id, region }: { readonly id: string; readonly region: string },
): Promise<EstimateBasis & KeptAssumptions> {
  const prices = await keptPrices(db, region);
  return { ...(await assumptionsOf(db, id)), prices };
}
