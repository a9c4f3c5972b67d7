import type { HandbookDifference, HandbookPage } from '#lib/api/handbook.ts';
import type { Context } from '#lib/context/context.ts';
import { getHandbook } from './handbook-editions.ts';
import { lineDifference, withContext } from './line-difference.ts';
import { pageMarkdown } from './render-markdown.ts';

interface CompareInput {
  readonly name: string;
  readonly edition: string;
  /** Id of the edition that it is compared with. */
  readonly from: string;
}

/** So many lines around a change are shown with it. */
const context = 3;

/** What an edition says otherwise than another one. Throws `environment-not-found` and `handbook-not-found`. */
export async function compareHandbooks(
  ctx: Pick<Context, 'db'>,
  { name, edition, from }: CompareInput,
): Promise<HandbookDifference> {
  const before = await getHandbook(ctx, { name, edition: from });
  const after = await getHandbook(ctx, { name, edition });
  return {
    from: before.edition,
    to: after.edition,
    pages: after.pages.map((page) =>
      pageDifference(
        page,
        before.pages.find(({ id }) => id === page.id),
        name,
      ),
    ),
  };
}

function pageDifference(
  page: HandbookPage,
  earlier: HandbookPage | undefined,
  environment: string,
): HandbookDifference['pages'][number] {
  const before = earlier ? pageMarkdown(earlier, environment) : '';
  const lines = lineDifference(before, pageMarkdown(page, environment));
  const count = (kind: string) => lines.filter((line) => line.kind === kind).length;
  return {
    id: page.id,
    title: page.title,
    added: count('added'),
    removed: count('removed'),
    lines: withContext(lines, context),
  };
}
