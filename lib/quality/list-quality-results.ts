import { AnswerMemory } from '#lib/answers/answer-memory.ts';
import type { QualityResult } from '#lib/api/quality.ts';
import { listQualityResults as readQualityResults } from '#lib/aws/glue-quality.ts';
import { qualityResultDocument } from '#lib/aws/quality-documents.ts';
import { translateAwsError } from '#lib/aws/translate-error.ts';
import type { Context } from '#lib/context/context.ts';
import { knownState } from '#lib/discovery/known-state.ts';
import { requireResource } from '#lib/discovery/require-resource.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { targetTableOf } from '#lib/resources/glue/data-quality-state.ts';
import { resourceModule } from '#lib/resources/registry.ts';

interface ListInput {
  readonly name: string;
  readonly resource: string;
  readonly limit: number;
  readonly token?: string | undefined;
}

interface QualityPage {
  readonly results: QualityResult[];
  readonly next: string | null;
}

const sharedMs = 2_000;
const shared = new AnswerMemory<QualityPage>(sharedMs);

/**
 * What a ruleset made of its table, newest first, at most two seconds old. A page may be shorter than its
 * limit where other rulesets judge the same table. Throws `environment-not-found`, `resource-not-found`,
 * `no-quality-results` for what is no ruleset of a table, and what AWS refuses.
 */
export async function listQualityResults(
  ctx: Context,
  { name, resource, limit, token }: ListInput,
): Promise<QualityPage> {
  const { environment, node } = await requireResource(ctx, { name, resource });
  const table = node.type === 'AWS::Glue::DataQualityRuleset' && targetTableOf(node.properties);
  if (!table) {
    const { title } = resourceModule(node.type);
    throw new AppError('no-quality-results', `${title} ${node.name} judges no table.`);
  }
  const aws = ctx.aws(environment);
  const source = { GlueTable: { DatabaseName: table.database, TableName: table.table } };
  const key = JSON.stringify([await knownState(ctx, environment, node), limit, token]);
  try {
    return await shared.of(aws, key, ctx.clock.now(), async () => {
      const { results, next } = await readQualityResults(aws, { source, limit, token });
      const own = results.filter(({ RulesetName }) => RulesetName === node.id);
      return { results: own.map(qualityResultDocument), next: next ?? null };
    });
  } catch (error) {
    throw translateAwsError(error);
  }
}
