import { z } from 'zod';
import { defineEndpoint } from './define-endpoint.ts';
import { environmentName, named } from './environments.ts';

export const handbookPageIds = [
  'infrastructure-overview',
  'service-details',
  'configuration-reference',
  'architecture-diagrams',
] as const;

export const handbookPageId = z.enum(handbookPageIds);

/** The product's own words as text, what AWS or people chose as code, and links between pages. */
export const handbookText = z
  .array(
    z.union([
      z.string(),
      z.object({ code: z.string() }),
      z.object({
        link: z.string(),
        page: handbookPageId,
        /** Id of the section; null for the page as a whole. */
        section: z.string().nullable(),
      }),
    ]),
  )
  .meta({ id: 'HandbookText' });

export const handbookBlock = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('paragraph'), text: handbookText }),
    z.object({ kind: z.literal('list'), items: z.array(handbookText) }),
    z.object({
      kind: z.literal('table'),
      head: z.array(z.string()),
      rows: z.array(z.array(handbookText)),
    }),
    z.object({
      kind: z.literal('diagram'),
      /** Id of the live view that it was drawn from. */
      view: z.string(),
      title: z.string(),
      ascii: z.string(),
      mermaid: z.string(),
    }),
  ])
  .meta({ id: 'HandbookBlock' });

export const handbookSection = z
  .object({
    /** Unique within its page; the fragment of a link, in the app as on GitHub. */
    id: z.string(),
    title: z.string(),
    level: z.union([z.literal(2), z.literal(3)]),
    blocks: z.array(handbookBlock),
  })
  .meta({ id: 'HandbookSection' });

export const handbookPage = z
  .object({
    id: handbookPageId,
    title: z.string(),
    summary: z.string(),
    /** When what it tells was last seen. */
    factsAt: z.iso.datetime(),
    sections: z.array(handbookSection),
  })
  .meta({ id: 'HandbookPage' });

export const handbookEdition = z
  .object({
    id: z.uuid(),
    madeAt: z.iso.datetime(),
    madeBy: z.string(),
    /** When what it tells was last seen. */
    factsAt: z.iso.datetime(),
  })
  .meta({ id: 'HandbookEdition' });

export const handbook = z
  .object({ edition: handbookEdition, pages: z.array(handbookPage) })
  .meta({ id: 'Handbook' });

const changedLine = z.object({
  kind: z.enum(['same', 'removed', 'added', 'skipped']),
  /** The line of the Markdown; of `skipped` how many lines are the same. */
  text: z.string(),
});

export const handbookDifference = z
  .object({
    from: handbookEdition,
    to: handbookEdition,
    pages: z.array(
      z.object({
        id: handbookPageId,
        title: z.string(),
        added: z.number().int(),
        removed: z.number().int(),
        lines: z.array(changedLine),
      }),
    ),
  })
  .meta({ id: 'HandbookDifference' });

export type HandbookPageId = z.output<typeof handbookPageId>;
export type HandbookText = z.output<typeof handbookText>;
export type HandbookBlock = z.output<typeof handbookBlock>;
export type HandbookSection = z.output<typeof handbookSection>;
export type HandbookPage = z.output<typeof handbookPage>;
export type HandbookEdition = z.output<typeof handbookEdition>;
export type Handbook = z.output<typeof handbook>;
export type HandbookDifference = z.output<typeof handbookDifference>;
export type ChangedLine = z.output<typeof changedLine>;

const tag = 'Handbook';

const edition = z.strictObject({ name: environmentName, edition: z.uuid() });

export const listHandbookEditions = defineEndpoint({
  id: 'listHandbookEditions',
  method: 'GET',
  path: '/environments/{name}/handbook',
  summary: 'The editions of the handbook that are kept, newest first',
  tag,
  params: named,
  response: z.object({ editions: z.array(handbookEdition) }),
  refusals: ['environment-not-found'],
});

export const makeHandbook = defineEndpoint({
  id: 'makeHandbook',
  method: 'POST',
  path: '/environments/{name}/handbook',
  summary: 'Write the handbook anew, of what was last seen; the latest 20 editions are kept',
  tag,
  status: 201,
  params: named,
  response: handbook,
  refusals: ['environment-not-found'],
});

export const getHandbook = defineEndpoint({
  id: 'getHandbook',
  method: 'GET',
  path: '/environments/{name}/handbook/{edition}',
  summary: 'One edition of the handbook',
  tag,
  params: edition,
  response: handbook,
  refusals: ['environment-not-found', 'handbook-not-found'],
});

export const downloadHandbook = defineEndpoint({
  id: 'downloadHandbook',
  method: 'GET',
  path: '/environments/{name}/handbook/{edition}/download',
  summary: 'One edition of the handbook as Markdown files that render on GitHub, zipped',
  tag,
  params: edition,
  mediaType: 'application/zip',
  response: z.string().meta({ format: 'binary' }),
  refusals: ['environment-not-found', 'handbook-not-found'],
});

export const compareHandbooks = defineEndpoint({
  id: 'compareHandbooks',
  method: 'GET',
  path: '/environments/{name}/handbook/{edition}/difference',
  summary: 'What an edition of the handbook says otherwise than another one, line by line',
  tag,
  params: edition,
  query: z.strictObject({
    from: z.uuid().meta({ description: 'Id of the edition that it is compared with.' }),
  }),
  response: handbookDifference,
  refusals: ['environment-not-found', 'handbook-not-found'],
});
