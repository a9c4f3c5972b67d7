import { isJsonObject, type JsonObject, type JsonValue, sameJson } from '../engine/json-value.ts';
import type { CallContext } from '../service.ts';
import { answers, orAbsent, text } from './answer.ts';
import { listProperty } from './provider.ts';
import type { BucketSetting } from './s3-bucket-settings.ts';
import { defined, filterOf, lifecycleRules } from './s3-lifecycle.ts';

const lifecycle: BucketSetting = {
  property: 'LifecycleConfiguration',
  write: (ctx, Bucket, value) =>
    ctx.call('S3', 'PutBucketLifecycleConfiguration', {
      Bucket,
      LifecycleConfiguration: { Rules: lifecycleRules(value) },
      ...(isJsonObject(value) && {
        TransitionDefaultMinimumObjectSize: value.TransitionDefaultMinimumObjectSize,
      }),
    }),
  remove: (ctx, Bucket) => ctx.call('S3', 'DeleteBucketLifecycle', { Bucket }),
  async read(ctx, Bucket, wanted) {
    const answer = await orAbsent(ctx.call('S3', 'GetBucketLifecycleConfiguration', { Bucket }));
    const rules = plain(answer?.Rules) ?? [];
    return asWanted('LifecycleConfiguration', wanted, lifecycleRules(wanted), rules);
  },
};

const cors: BucketSetting = {
  property: 'CorsConfiguration',
  write: (ctx, Bucket, value) =>
    ctx.call('S3', 'PutBucketCors', { Bucket, CORSConfiguration: { CORSRules: corsRules(value) } }),
  remove: (ctx, Bucket) => ctx.call('S3', 'DeleteBucketCors', { Bucket }),
  async read(ctx, Bucket, wanted) {
    const answer = await orAbsent(ctx.call('S3', 'GetBucketCors', { Bucket }));
    const rules = plain(answer?.CORSRules) ?? [];
    return asWanted('CorsConfiguration', wanted, corsRules(wanted), rules);
  },
};

const logging: BucketSetting = {
  property: 'LoggingConfiguration',
  write: (ctx, Bucket, value) =>
    ctx.call('S3', 'PutBucketLogging', {
      Bucket,
      BucketLoggingStatus: { LoggingEnabled: loggingOf(Bucket, value) },
    }),
  remove: (ctx, Bucket) => ctx.call('S3', 'PutBucketLogging', { Bucket, BucketLoggingStatus: {} }),
  async read(ctx, Bucket, wanted) {
    const { LoggingEnabled } = await ctx.call('S3', 'GetBucketLogging', { Bucket });
    const told = plain(LoggingEnabled) ?? {};
    return asWanted('LoggingConfiguration', wanted, loggingOf(Bucket, wanted), told);
  },
};

const notifications: BucketSetting = {
  property: 'NotificationConfiguration',
  write: (ctx, Bucket, value) =>
    ctx.call('S3', 'PutBucketNotificationConfiguration', {
      Bucket,
      NotificationConfiguration: notificationsOf(value),
    }),
  remove: (ctx, Bucket) =>
    ctx.call('S3', 'PutBucketNotificationConfiguration', {
      Bucket,
      NotificationConfiguration: {},
    }),
  async read(ctx, Bucket, wanted) {
    const told =
      plain(await ctx.call('S3', 'GetBucketNotificationConfiguration', { Bucket })) ?? {};
    return asWanted('NotificationConfiguration', wanted, notificationsOf(wanted), told);
  },
};

const tiering: BucketSetting = {
  property: 'IntelligentTieringConfigurations',
  async write(ctx, Bucket, value) {
    const wanted = tieringOf(value);
    const ids = wanted.map(({ Id }) => Id);
    for (const Id of (await tieringIds(ctx, Bucket)).filter((id) => !ids.includes(id))) {
      await ctx.call('S3', 'DeleteBucketIntelligentTieringConfiguration', { Bucket, Id });
    }
    for (const configuration of wanted) {
      await ctx.call('S3', 'PutBucketIntelligentTieringConfiguration', {
        Bucket,
        Id: configuration.Id,
        IntelligentTieringConfiguration: configuration,
      });
    }
  },
  async remove(ctx, Bucket) {
    for (const Id of await tieringIds(ctx, Bucket)) {
      await ctx.call('S3', 'DeleteBucketIntelligentTieringConfiguration', { Bucket, Id });
    }
  },
  async read(ctx, Bucket, wanted) {
    const answer = await ctx.call('S3', 'ListBucketIntelligentTieringConfigurations', { Bucket });
    const told = plain(answer.IntelligentTieringConfigurationList) ?? [];
    return asWanted('IntelligentTieringConfigurations', wanted, tieringOf(wanted), told);
  },
};

/** What a bucket that holds a data lake has beside the settings of every bucket. */
export const lakeSettings: readonly BucketSetting[] = [
  lifecycle,
  cors,
  logging,
  notifications,
  tiering,
];

/** Templates and S3 differ in notation: as the template has it while S3 has the same, else as S3 tells it. */
function asWanted(
  property: string,
  wanted: JsonValue,
  translated: JsonValue,
  told: JsonValue,
): JsonObject {
  return { [property]: sameJson(translated, told) ? wanted : told };
}

function corsRules(value: JsonValue): JsonObject[] {
  if (!isJsonObject(value)) return [];
  return listProperty(value, 'CorsRules')
    .filter(isJsonObject)
    .map(({ ExposedHeaders, Id, MaxAge, ...rule }) =>
      defined({ ...rule, ID: Id, ExposeHeaders: ExposedHeaders, MaxAgeSeconds: MaxAge }),
    );
}

/** Without a destination the bucket's logs go to the bucket itself. */
function loggingOf(Bucket: string, value: JsonValue): JsonObject {
  const { DestinationBucketName, LogFilePrefix, TargetObjectKeyFormat } = isJsonObject(value)
    ? value
    : {};
  return defined({
    TargetBucket: DestinationBucketName ?? Bucket,
    TargetPrefix: LogFilePrefix ?? '',
    TargetObjectKeyFormat,
  });
}

function notificationsOf(value: JsonValue): JsonObject {
  const events = isJsonObject(value) ? value.EventBridgeConfiguration : undefined;
  const isOn = isJsonObject(events) && events.EventBridgeEnabled !== false;
  return isOn ? { EventBridgeConfiguration: {} } : {};
}

function tieringOf(value: JsonValue): JsonObject[] {
  const configurations = Array.isArray(value) ? value.filter(isJsonObject) : [];
  return configurations.map((configuration) => {
    const isFiltered =
      configuration.Prefix !== undefined || listProperty(configuration, 'TagFilters').length > 0;
    return defined({
      Id: configuration.Id,
      Status: configuration.Status,
      Tierings: configuration.Tierings,
      Filter: isFiltered ? filterOf(configuration) : undefined,
    });
  });
}

async function tieringIds(ctx: CallContext, Bucket: string): Promise<string[]> {
  const answer = await ctx.call('S3', 'ListBucketIntelligentTieringConfigurations', { Bucket });
  return answers(answer, 'IntelligentTieringConfigurationList').map((each) => text(each, 'Id'));
}

/** A service's answer as plain JSON, in which dates are text. Safe because JSON parses to nothing else. */
function plain(value: unknown): JsonValue | undefined {
  return value === undefined ? undefined : (JSON.parse(JSON.stringify(value)) as JsonValue);
}
