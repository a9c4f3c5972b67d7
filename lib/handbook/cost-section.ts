import type { HandbookSection } from '#lib/api/handbook.ts';
import { nothing } from '#lib/cost/estimate.ts';
import { layerTitle } from '#lib/diagrams/views/layer-titles.ts';
import { costText } from '#lib/prices/cost-text.ts';
import { list, paragraph, section, table } from './document.ts';
import type { HandbookFacts } from './facts.ts';

/** What each layer costs a month; what has no price says so, and makes no sum look complete. */
export function costSection({ environment, costs }: HandbookFacts): HandbookSection {
  if (!costs) {
    return section('Cost breakdown', [
      paragraph('What it costs is unknown: nothing has estimated it.'),
    ]);
  }
  const { prices, byLayer, whole, assumptions } = costs;
  return section('Cost breakdown', [
    paragraph(`What a month costs by estimate, which is no bill. ${prices}.`),
    table(
      ['Layer', 'Each month'],
      [
        ...environment.layers.map(({ id, title }) => [[title], [costText(byLayer[id] ?? nothing)]]),
        ...(byLayer[''] ? [[[layerTitle({})], [costText(byLayer[''])]]] : []),
        [['All'], [costText(whole)]],
      ],
      '',
    ),
    ...(assumptions.length > 0
      ? [paragraph('The amounts rest on these assumptions:'), list(assumptions)]
      : []),
  ]);
}
