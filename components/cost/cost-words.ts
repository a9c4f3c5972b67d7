import { type AssumptionId, type Assumptions, assumptionText } from '#lib/cost/assumptions.ts';
import type { CostLine } from '#lib/cost/estimate.ts';
import { layerTitle } from '#lib/diagrams/views/layer-titles.ts';

const notOfAStack = 'Of no layer';

/** A layer as people call it; what no stack holds has a name too. */
export function costLayerTitle(layer: string | null): string {
  return layer === null ? notOfAStack : layerTitle({ layer });
}

/** What one dimension of a resource is made of: `Instance: 730 hours at $0.0832`. */
export function lineText({ title, units, unit, usdPerUnit, rate }: CostLine): string {
  if (units === null) return `${title}: nobody can tell how much`;
  const quantity = `${Number(units.toPrecision(3)).toLocaleString('en-US')} ${plural(unit, units)}`;
  return usdPerUnit === null
    ? `${title}: ${quantity}, and no price of ${rate}`
    : `${title}: ${quantity} at $${Number(usdPerUnit.toPrecision(4))}`;
}

/** The assumptions of an estimate, each with its quantity. */
export function assumptionTexts(
  used: readonly AssumptionId[],
  assumptions: Assumptions,
): readonly string[] {
  return used.map((id) => assumptionText(id, assumptions));
}

function plural(unit: string, count: number): string {
  return count === 1 || !/(hour|second|month)$/.test(unit) ? unit : `${unit}s`;
}
