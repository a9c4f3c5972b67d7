import { GetLifecyclePolicyCommand, paginateDescribeRepositories } from '@aws-sdk/client-ecr';
import { anHourMs } from '#lib/answers/answer-memory.ts';
import { AnswersInTurn } from '#lib/answers/answers-in-turn.ts';
import type { LiveResource } from '#lib/resources/live-resource.ts';
import type { Aws } from './clients.ts';
import { toLiveResource, wantedOnly } from './live-resource.ts';
import { repositoryUsage } from './repository-usage.ts';
import { unlessAbsent } from './unless-absent.ts';
import { unlessDenied } from './unless-denied.ts';

type Ecr = Pick<Aws, 'ecr'>;

/** What ECR tells of one repository only; undefined where it is gone. */
const details = new AnswersInTurn<object | undefined>({ atOnce: 100, freshMs: anHourMs });

/**
 * Repositories by name, with their lifecycle policy, read at most once an hour and of a hundred at a time; where
 * there is none (`null`), with what they hold as `Usage`, since nothing deletes it. What may not be read is absent.
 */
export async function describeRepositories(
  { ecr }: Ecr,
  { ids, now }: { readonly ids: readonly string[]; readonly now: Date },
): Promise<LiveResource[]> {
  const found: LiveResource[] = [];
  for await (const page of paginateDescribeRepositories({ client: ecr, pageSize: 1000 }, {})) {
    for (const shape of page.repositories ?? []) {
      found.push(
        toLiveResource('AWS::ECR::Repository', shape.repositoryName, shape, [shape.repositoryArn]),
      );
    }
  }
  const wanted = wantedOnly(found, ids);
  const names = wanted.map(({ id }) => id);
  const known = await details.of(ecr, names, now, (name) => detailsOf({ ecr }, name));
  return wanted.map((repository) =>
    known.has(repository.id)
      ? { ...repository, properties: { ...repository.properties, ...known.get(repository.id) } }
      : { ...repository, isUnread: true },
  );
}

async function detailsOf({ ecr }: Ecr, repositoryName: string): Promise<object | undefined> {
  return unlessAbsent(['RepositoryNotFoundException'], async () => {
    const lifecyclePolicyText = await unlessDenied(() => policyOf(ecr, repositoryName));
    if (lifecyclePolicyText === undefined) return {};
    if (lifecyclePolicyText !== null) return { lifecyclePolicyText };
    const Usage = await unlessDenied(() => repositoryUsage(ecr, repositoryName));
    return { lifecyclePolicyText, ...(Usage && { Usage }) };
  });
}

async function policyOf(ecr: Aws['ecr'], repositoryName: string): Promise<string | null> {
  const policy = await unlessAbsent(['LifecyclePolicyNotFoundException'], () =>
    ecr.send(new GetLifecyclePolicyCommand({ repositoryName })),
  );
  return policy?.lifecyclePolicyText ?? null;
}
