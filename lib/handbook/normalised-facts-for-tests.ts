import type { HandbookFacts } from './facts.ts';

const exampleTime = '2026-01-31T09:30:00.000Z';
const exampleAccount = '123456789012';

/** What differs from one deployment of the same templates to the next, and what stands in its place. */
const chance: readonly (readonly [
  pattern: RegExp,
  replace: (found: string, nth: number) => string,
])[] = [
  [/\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)/g, () => exampleTime],
  [/http:\/\/127\.0\.0\.1:\d+/g, () => 'https://aws.example.com'],
  [/\b0{12}\b/g, () => exampleAccount],
  [/(?<=\bec2-)\d+(?:-\d+){3}\b/g, (_, nth) => `203-0-113-${nth}`],
  [/(?<=-)\d{6,10}(?=\.[a-z0-9-]+\.elb\.)/g, (_, nth) => digits(nth, 9)],
  [/(?<=group-)[a-z0-9]{12}\b/g, (_, nth) => digits(nth, 12)],
  [/(?<=-[A-Z][A-Za-z0-9]+-)[A-Za-z0-9]{12}\b/g, (_, nth) => digits(nth, 12)],
  [/(?<=secret:[\w/+=.@-]+-)[A-Za-z0-9]{6}\b/g, (_, nth) => digits(nth, 6)],
  [
    /\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g,
    (_, nth) => `00000000-0000-4000-8000-${digits(nth, 12)}`,
  ],
  [
    /\b([a-z]+)-[0-9a-f]{8,17}\b/g,
    (id, nth) => `${id.slice(0, id.lastIndexOf('-'))}-${digits(nth, 17)}`,
  ],
  [
    /\b[0-9a-f]{12,64}\b/g,
    (id, nth) => (/^0000\d+$/.test(id) || id === exampleAccount ? id : digits(nth, id.length)),
  ],
  [/\b(?:\d{1,3}\.){3}\d{1,3}\b(?!\/)/g, (_, nth) => `203.0.113.${nth}`],
];

/**
 * The facts of a deployed environment without what is by chance: times, ids, account numbers and
 * addresses. The same templates then always make the same handbook.
 */
export function normalisedFacts(facts: HandbookFacts): HandbookFacts {
  const { nodes, relations, ...graph } = facts.graph;
  const place = ({ layer, logicalId, type, name }: (typeof nodes)[number]) =>
    [layer ?? '~', logicalId ?? '~', type, name].join(' ');
  const sorted = nodes.toSorted((one, other) => (place(one) < place(other) ? -1 : 1));
  const order = new Map(sorted.map(({ id }, index) => [id, index]));
  const rank = ({ from, to, kind }: (typeof relations)[number]) =>
    [order.get(from), order.get(to)].map((at = 0) => digits(at, 6)).join(' ') + kind;
  const sources = graph.sources.toSorted((one, other) => (one.source < other.source ? -1 : 1));
  const related = relations.toSorted((one, other) => (rank(one) < rank(other) ? -1 : 1));
  const ordered = { ...facts, graph: { ...graph, sources, nodes: sorted, relations: related } };
  const normalise = textNormaliser();
  return JSON.parse(JSON.stringify(ordered), (_, value) =>
    typeof value === 'string' ? normalise(value) : value,
  );
}

/** Replaces the same by the same, each kind numbered in the order in which it is met. */
function textNormaliser(): (text: string) => string {
  const rules = chance.map(([pattern, replace]) => {
    const known = new Map<string, string>();
    const counts = new Map<string, number>();
    const next = (kind: string) => {
      const nth = (counts.get(kind) ?? 0) + 1;
      counts.set(kind, nth);
      return nth;
    };
    return (text: string) =>
      text.replace(pattern, (found, ...more) => {
        const kind = kindOf(found, text.slice(0, more.find(Number.isInteger)));
        const replaced = known.get(found) ?? replace(found, next(kind));
        known.set(found, replaced);
        return replaced;
      });
  });
  return (text) => rules.reduce((changed, rule) => rule(changed), text);
}

/** What an id begins with; of a mere number what stands before it, so that others do not shift it. */
function kindOf(found: string, before: string): string {
  if (!/^[0-9a-f]{12,64}$/.test(found)) return found.slice(0, found.lastIndexOf('-') + 1);
  return before.replaceAll(/\b[0-9a-f]{12,64}\b/g, '#').slice(-24);
}

function digits(value: number, length: number): string {
  return String(value).padStart(length, '0');
}
