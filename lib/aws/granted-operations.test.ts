import { readdir, readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { deployerGrants } from '#cloudformation/connect/deployer-grants.ts';
import type { Grant } from '#cloudformation/connect/grant.ts';
import { readerGrants } from '#cloudformation/connect/reader-grants.ts';

const folder = new URL('./', import.meta.url);

/** Needed by whoever enters an account, before there is a session: by Strata's own credentials. */
const ownOperations = ['sts.AssumeRole', 'sts.GetCallerIdentity'];

/** Operations of the SDK that the sources of `lib/aws` import, as `ec2.DescribeVpcs`. */
async function importedOperations(): Promise<string[]> {
  const names = await readdir(folder, { recursive: true });
  const files = names.filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'));
  const operations = await Promise.all(
    files.map(async (name) => {
      const source = await readFile(new URL(name, folder), 'utf8');
      return [...source.matchAll(/import \{([^}]*)\} from '@aws-sdk\/client-([\w-]+)'/g)].flatMap(
        ([, imported = '', client]) =>
          imported.split(',').flatMap((part) => {
            const [, command, paginator] =
              /^\s*(?:([A-Z]\w+)Command|paginate(\w+))\s*$/.exec(part) ?? [];
            const operation = command ?? paginator;
            return operation ? `${client}.${operation}` : [];
          }),
      );
    }),
  );
  return [...new Set(operations.flat())].sort();
}

const granted = (grants: readonly Grant[]) =>
  grants.flatMap(({ client, operations }) =>
    operations.map((operation) => `${client}.${operation}`),
  );

test('the policies allow the operations that lib/aws sends, each once, and no others', async () => {
  const imported = await importedOperations();
  expect(imported.length).toBeGreaterThan(100);
  const allowed = [...granted(readerGrants), ...granted(deployerGrants), ...ownOperations];
  expect(allowed.sort()).toEqual(imported);
});

test('a reader changes nothing and reads no secret', () => {
  const changing = granted(readerGrants).filter(
    (operation) => !/\.(BatchGet|Describe|Get|List)/.test(operation),
  );
  expect(changing).toEqual([]);
  expect(granted(readerGrants)).not.toContain('secrets-manager.GetSecretValue');
});
