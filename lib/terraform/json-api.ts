import { z } from 'zod';

/** A JSON:API resource with the attributes that are read. Source: https://jsonapi.org/format/. */
export function resource<Attributes extends z.ZodType>(type: string, attributes: Attributes) {
  return z.object({
    id: z.string(),
    type: z.literal(type),
    attributes,
    relationships: z
      .record(
        z.string(),
        z.looseObject({
          data: z.union([z.object({ id: z.string() }), z.array(z.unknown())]).nullish(),
        }),
      )
      .optional(),
  });
}

/** The id of the one resource that a relationship leads to. */
export function relatedId(
  { relationships }: { readonly relationships?: Relationships | undefined },
  name: string,
): string | undefined {
  const data = relationships?.[name]?.data;
  return data && 'id' in data ? data.id : undefined;
}

type Relationships = Readonly<
  Record<
    string,
    { readonly data?: { readonly id: string } | readonly unknown[] | null | undefined }
  >
>;

const pagination = z.object({ pagination: z.object({ 'next-page': z.number().nullable() }) });

/** A document with a list of resources, and whether there is another page. */
export function listOf<Item extends z.ZodType>(item: Item) {
  return z.object({ data: z.array(item), meta: pagination.optional() });
}

const errors = z.object({
  errors: z.array(z.object({ title: z.string().optional(), detail: z.string().optional() })).min(1),
});

/** What the error objects of an answer say. */
export function errorsIn(body: unknown): string | undefined {
  const read = errors.safeParse(body);
  if (!read.success) return undefined;
  return read.data.errors
    .map(({ title, detail }) => detail ?? title ?? '')
    .filter((text) => text !== '')
    .join('; ');
}
