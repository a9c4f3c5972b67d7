import type { HandbookPage, HandbookSection } from '#lib/api/handbook.ts';
import { paragraph, section, timeText } from './document.ts';
import type { HandbookFacts } from './facts.ts';
import type { PageDefinition } from './page.ts';
import { architectureDiagrams } from './pages/architecture-diagrams.ts';
import { configurationReference } from './pages/configuration-reference.ts';
import { infrastructureOverview } from './pages/infrastructure-overview.ts';
import { serviceDetails } from './pages/service-details.ts';

/** Every page, in the order of the contents. */
export const pageDefinitions: readonly PageDefinition[] = [
  infrastructureOverview,
  serviceDetails,
  configurationReference,
  architectureDiagrams,
];

/** The handbook of an environment: what its facts say, and no more. Pure. */
export function writeHandbook(facts: HandbookFacts): HandbookPage[] {
  return pageDefinitions.map((definition) =>
    pageOf(definition, facts, [...definition.sections(facts)]),
  );
}

/** As {@link writeHandbook}, with a pause after each section: the drawings of many resources take seconds. */
export async function writeHandbookInSteps(
  facts: HandbookFacts,
  pause: () => Promise<unknown>,
): Promise<HandbookPage[]> {
  const pages: HandbookPage[] = [];
  for (const definition of pageDefinitions) {
    const sections: HandbookSection[] = [];
    for (const section of definition.sections(facts)) {
      sections.push(section);
      await pause();
    }
    pages.push(pageOf(definition, facts, sections));
  }
  return pages;
}

function pageOf(
  { id, title, summary }: PageDefinition,
  facts: HandbookFacts,
  sections: readonly HandbookSection[],
): HandbookPage {
  const factsAt = facts.graph.at;
  return { id, title, summary, factsAt, sections: [...silentSources(facts), ...sections] };
}

/** Services that did not answer at the last look, of which older facts stand. */
function silentSources({ graph }: HandbookFacts) {
  const silent = graph.sources.filter(({ state }) => state !== 'fresh');
  if (silent.length === 0) return [];
  const told = silent.map(({ source, state, at }) => [
    state === 'denied' ? 'AWS denied reading ' : 'Nothing new was told by ',
    { code: source },
    `; what is said of it is of ${timeText(at)}.`,
  ]);
  return [
    section('Facts that are older', [
      paragraph('Not everything could be read when this was written.'),
      { kind: 'list', items: told },
    ]),
  ];
}
