import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const skipped = new Set([
  'node_modules',
  '.git',
  '.next',
  '.data',
  'test-results',
  'docs/examples',
]);
/** What documents call a path: in backticks, with a folder of the repository first, or a file of its root. */
const cited = /`([A-Za-z0-9_.@[\]-]+(?:\/[A-Za-z0-9_.@[\]*-]+)+\/?|[A-Z][A-Za-z]+\.md)`/g;
const roots = readdirSync('.', { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !skipped.has(entry.name))
  .map(({ name }) => name);

/** Fails when a document cites a path of the repository that does not exist. */
function missingPaths(document: string): string[] {
  const text = readFileSync(document, 'utf8');
  return [...text.matchAll(cited)]
    .flatMap(([, path]) => (path ? [path] : []))
    .filter((path) => !path.includes('*') && !path.includes('<'))
    .filter((path) => !path.includes('/') || roots.includes(path.split('/')[0] ?? ''))
    .filter((path) => !existsSync(path) && !existsSync(join(document, '..', path)));
}

const documents = roots
  .flatMap((root) =>
    readdirSync(root, { recursive: true, encoding: 'utf8' }).map((name) => join(root, name)),
  )
  .concat(readdirSync('.'))
  .filter((path) => path.endsWith('.md') && !path.includes('node_modules'));
const problems = documents.flatMap((document) =>
  missingPaths(document).map((path) => `${document} cites ${path}, which does not exist`),
);
if (problems.length > 0) {
  process.stderr.write(`${problems.join('\n')}\n`);
  process.exit(1);
}
