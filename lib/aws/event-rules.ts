import {
  ListRulesCommand,
  ListTargetsByRuleCommand,
  type Rule,
  type Target,
} from '@aws-sdk/client-eventbridge';
import { AnswerMemory, aMinuteMs } from '#lib/answers/answer-memory.ts';
import type { LiveResource } from '#lib/resources/live-resource.ts';
import type { Aws } from './clients.ts';
import { toLiveResource, wantedOnly } from './live-resource.ts';
import { unlessAbsent } from './unless-absent.ts';

type Events = Pick<Aws, 'events'>;

interface Wanted {
  readonly ids: readonly string[];
  readonly now: Date;
}

const absent = ['ResourceNotFoundException'];
const targets = new AnswerMemory<Target[]>(aMinuteMs);

/** Rules of the default event bus. Their targets, which AWS lists rule by rule, are read once a minute. */
export async function listEventRules(
  { events }: Events,
  { ids, now }: Wanted,
): Promise<LiveResource[]> {
  const found = (await allRules({ events })).map((shape) =>
    toLiveResource('AWS::Events::Rule', shape.Name, shape, [shape.Arn]),
  );
  return Promise.all(
    wantedOnly(found, ids).map(async (rule) => {
      const own = await targets.of(events, rule.id, now, () => targetsOf({ events }, rule.id));
      const Targets = own.flatMap(({ Id = '', Arn = '' }) => [{ Id, Arn }]);
      return { ...rule, properties: { ...rule.properties, Targets } };
    }),
  );
}

async function allRules({ events }: Events): Promise<Rule[]> {
  const rules: Rule[] = [];
  let NextToken: string | undefined;
  do {
    const page = await events.send(new ListRulesCommand({ Limit: 100, NextToken }));
    rules.push(...(page.Rules ?? []));
    NextToken = page.NextToken;
  } while (NextToken !== undefined);
  return rules;
}

/** The first hundred, which is more than AWS lets a rule have. */
async function targetsOf({ events }: Events, Rule: string): Promise<Target[]> {
  const answer = await unlessAbsent(absent, () =>
    events.send(new ListTargetsByRuleCommand({ Rule, Limit: 100 })),
  );
  return answer?.Targets ?? [];
}
