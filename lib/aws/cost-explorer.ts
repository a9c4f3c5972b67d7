import {
  GetCostAndUsageCommand,
  GetCostForecastCommand,
  ListCostAllocationTagsCommand,
} from '@aws-sdk/client-cost-explorer';
import type { DayCost, ForecastReading, TagState, TagStates } from '#lib/cost/cost-reading.ts';
import type { Aws } from './clients.ts';
import { awsErrorName, translateAwsError, translated } from './translate-error.ts';
import { unlessAbsent } from './unless-absent.ts';

const environmentTag = 'strata:environment';
const layerTag = 'strata:layer';
const metric = 'UnblendedCost';

/** Days in UTC as `2026-11-30`, the last of which is not among them. */
export interface Days {
  readonly from: string;
  readonly until: string;
}

/** Cost Explorer for one environment. */
export interface CostQuestions {
  readonly aws: Pick<Aws, 'costExplorer'>;
  readonly environment: string;
  /** Called before every request, since each costs; none is sent where it throws. */
  charge(): Promise<void>;
}

/** What an environment cost by day and layer: unblended, in USD. Nothing is told before the tag is active. */
export async function readDailyCosts(
  { aws: { costExplorer }, environment, charge }: CostQuestions,
  { from, until }: Days,
): Promise<DayCost[]> {
  const days: DayCost[] = [];
  let NextPageToken: string | undefined;
  do {
    await charge();
    const answer = await translated(
      costExplorer.send(
        new GetCostAndUsageCommand({
          TimePeriod: { Start: from, End: until },
          Granularity: 'DAILY',
          Metrics: [metric],
          Filter: filterOf(environment),
          GroupBy: [{ Type: 'TAG', Key: layerTag }],
          NextPageToken,
        }),
      ),
    );
    for (const { TimePeriod, Groups = [], Estimated = false } of answer.ResultsByTime ?? []) {
      days.push({
        day: TimePeriod?.Start ?? '',
        isEstimated: Estimated,
        layers: Groups.map(({ Keys, Metrics }) => ({
          layer: layerOfKey(Keys?.[0] ?? ''),
          usd: Number(Metrics?.[metric]?.Amount ?? 0),
        })).filter(({ usd }) => usd !== 0),
      });
    }
    ({ NextPageToken } = answer);
  } while (NextPageToken);
  return days;
}

/** What AWS expects an environment to cost in days to come; too little of a past is an answer. */
export async function readForecast(
  { aws: { costExplorer }, environment, charge }: CostQuestions,
  { from, until }: Days,
): Promise<ForecastReading> {
  await charge();
  const answer = await translated(
    unlessAbsent(['DataUnavailableException'], () =>
      costExplorer.send(
        new GetCostForecastCommand({
          TimePeriod: { Start: from, End: until },
          Metric: 'UNBLENDED_COST',
          Granularity: 'MONTHLY',
          Filter: filterOf(environment),
        }),
      ),
    ),
  );
  const amount = answer?.Total?.Amount;
  return { from, until, usd: amount === undefined ? null : Number(amount) };
}

/**
 * Whether costs are told apart by the tags of environments and of layers. Only the account that pays for an
 * organization may ask for that ("Activating user-defined cost allocation tags", AWS Billing user guide); in
 * others it is unknown.
 */
export async function readTagStates({
  aws: { costExplorer },
  charge,
}: CostQuestions): Promise<TagStates> {
  await charge();
  try {
    const { CostAllocationTags = [] } = await costExplorer.send(
      new ListCostAllocationTagsCommand({ TagKeys: [environmentTag, layerTag] }),
    );
    const states = new Map(CostAllocationTags.map(({ TagKey, Status }) => [TagKey, Status]));
    const stateOf = (key: string): TagState => {
      if (!states.has(key)) return 'unseen';
      return states.get(key) === 'Active' ? 'active' : 'inactive';
    };
    return { tag: stateOf(environmentTag), layerTag: stateOf(layerTag) };
  } catch (error) {
    if (awsErrorName(error) !== 'AccessDeniedException') throw translateAwsError(error);
    return { tag: 'unknown', layerTag: 'unknown' };
  }
}

function filterOf(environment: string) {
  return {
    Tags: { Key: environmentTag, Values: [environment], MatchOptions: ['EQUALS' as const] },
  };
}

/** `network` of `strata:layer$network`; null of `strata:layer$`, which is what has no such tag. */
function layerOfKey(key: string): string | null {
  return key.slice(key.indexOf('$') + 1) || null;
}
