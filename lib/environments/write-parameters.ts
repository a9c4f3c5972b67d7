import type { Tx } from '#lib/db/client.ts';
import { asJson } from '#lib/live/publish.ts';
import { changedOrigins, type Origin } from '#lib/variables/parameter-origins.ts';

type ByLayer = Readonly<Record<string, unknown>>;

/**
 * Sets whole parameters of some layers, and where they come from, in a transaction that holds the
 * environment; gives all parameters as they were and as they are.
 */
export async function writeParameters(
  tx: Tx,
  id: string,
  parameters: ByLayer,
  origin: Origin,
): Promise<{ readonly before: ByLayer; readonly after: ByLayer }> {
  const known = await tx.environment.findUniqueOrThrow({
    where: { id },
    select: { parameters: true, origins: true },
  });
  const before = known.parameters as ByLayer;
  const after = { ...before, ...parameters };
  await tx.environment.update({
    where: { id },
    data: {
      parameters: asJson(after),
      origins: asJson(changedOrigins(known.origins, { before, after }, origin)),
    },
  });
  return { before, after };
}
