import type { HandbookPage } from '#lib/api/handbook.ts';
import { contentsFile, contentsMarkdown, pageFile, pageMarkdown } from './render-markdown.ts';

/** A handbook as Markdown files by their names: the contents, and a file for each page. Pure. */
export function handbookFiles(
  pages: readonly HandbookPage[],
  environment: string,
): Record<string, string> {
  return Object.fromEntries([
    [contentsFile, contentsMarkdown(pages, environment)],
    ...pages.map((page) => [pageFile(page.id), pageMarkdown(page, environment)]),
  ]);
}
