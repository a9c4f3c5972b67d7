import { type Amount, nothing, sumOf } from '#lib/cost/estimate.ts';
import type { NodeCost } from '#lib/cost/node-costs.ts';
import { aboutUsd } from '#lib/prices/about-usd.ts';
import type { ResourceStatus } from '#lib/resources/graph.ts';
import { countShown, type DiagramElement, shownAs } from './diagram.ts';

export type SaidCost = Pick<DiagramElement, 'status' | 'badge' | 'cost'>;

const ranks = ['①', '②', '③', '④', '⑤'];

/** What a node says of what it costs; nothing where it costs nothing. A failure is said beside it. */
export function saidCost(cost: NodeCost | undefined, status: ResourceStatus): SaidCost {
  const { usd, unknown, rank } = cost ?? { ...nothing, rank: undefined };
  const sign = rank === undefined ? '' : `${ranks[rank - 1]} `;
  return said({ usd, unknown }, { sign, failed: status === 'failed' ? 'failed' : '' });
}

/** What one node says for many: what they cost together and how many of them failed, each once. */
export function costOfMany(elements: readonly DiagramElement[]): SaidCost {
  const costs = new Map(
    elements.flatMap((element): [string, Amount][] =>
      element.cost ? [[shownAs(element), element.cost]] : [],
    ),
  );
  const failed = countShown(elements.filter(({ status }) => status === 'failed'));
  return said(sumOf([...costs.values()]), {
    sign: '',
    failed: failed > 0 ? `${failed} failed` : '',
  });
}

function said(
  cost: Amount,
  { sign, failed }: { readonly sign: string; readonly failed: string },
): SaidCost {
  const texts = [amountText(cost), failed].filter((text) => text !== '');
  return {
    ...(failed !== '' && { status: 'failed' }),
    ...(cost.usd + cost.unknown > 0 && { cost }),
    badge: texts.length === 0 ? '' : `${sign}${texts.join(', ')}`,
  };
}

function amountText({ usd, unknown }: Amount): string {
  if (usd === 0) return unknown > 0 ? 'price unknown' : '';
  return `${aboutUsd(usd)} a month${unknown > 0 ? ', part unknown' : ''}`;
}
