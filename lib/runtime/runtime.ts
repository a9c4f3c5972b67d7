import { join } from 'node:path';
import { accountRoles } from '#lib/accounts/account-roles.ts';
import { auditReceivers } from '#lib/audit/audit-receivers.ts';
import { deliverAudit } from '#lib/audit/deliver-audit.ts';
import { awsProvider, type Place } from '#lib/aws/clients.ts';
import type { Config } from '#lib/config/config.ts';
import { type Actor, type Context, type Signals, systemClock } from '#lib/context/context.ts';
import { readDueCosts } from '#lib/cost/read-due-costs.ts';
import { readOldPrices } from '#lib/cost/read-old-prices.ts';
import { prismaOver } from '#lib/db/client.ts';
import { migrate } from '#lib/db/migrate.ts';
import { type Database, openDatabase } from '#lib/db/pool.ts';
import { admitWaiting } from '#lib/deployments/admit-next.ts';
import { type DeploymentQueue, startDeploymentQueue } from '#lib/deployments/deployment-queue.ts';
import { driveDeployment } from '#lib/deployments/drive-deployment.ts';
import { unfinishedDeployments } from '#lib/deployments/unfinished-deployments.ts';
import { awaitChange } from '#lib/discovery/change-channel.ts';
import { defaultIntervals, EnvironmentWatcher } from '#lib/discovery/environment-watcher.ts';
import { isMoving } from '#lib/discovery/is-moving.ts';
import { refreshEnvironment } from '#lib/discovery/refresh-environment.ts';
import { detectDueDrift } from '#lib/drift/detect-due-drift.ts';
import { planPushes } from '#lib/github/plan-pushes.ts';
import { forgetMoments } from '#lib/history/forget-moments.ts';
import { forgetExpired } from '#lib/identity/forget-expired.ts';
import type { Identity } from '#lib/identity/identity.ts';
import { allRights, type Rights } from '#lib/identity/rights.ts';
import { secretKeysIn } from '#lib/identity/secret-keys.ts';
import { startIdentity } from '#lib/identity/start-identity.ts';
import { endLifetimes } from '#lib/lifetime/end-lifetimes.ts';
import { forgetOldEvents } from '#lib/live/forget-old-events.ts';
import { LiveHub } from '#lib/live/hub.ts';
import { listenForEvents } from '#lib/live/listen.ts';
import type { Log } from '#lib/log/log.ts';
import {
  deliverNotifications,
  forgetDeliveries,
} from '#lib/notifications/deliver-notifications.ts';
import { environmentsWithOperations, settleOperations } from '#lib/operations/settle-operations.ts';
import { performDueSchedules } from '#lib/parking/perform-schedules.ts';
import { changeQueueOf } from '#lib/resources/change-queue.ts';
import { sealing } from '#lib/sealing/sealing.ts';
import { forgetTasks } from '#lib/tasks/forget-tasks.ts';
import { closeExpiredOpenings } from '#lib/tools/close-openings.ts';
import { toolMemory } from '#lib/tools/tool-memory.ts';
import { repeat } from './repeat.ts';

/** Everything of the product that lives as long as the process. */
export interface Runtime {
  readonly config: Config;
  readonly hub: LiveHub;
  readonly watcher: EnvironmentWatcher;
  readonly databaseKind: 'embedded' | 'server';
  readonly identity: Identity;
  /** The context of somebody, who may do everything unless said. */
  contextFor(actor: Actor, rights?: Rights): Context;
  close(): Promise<void>;
}

export interface RuntimeSettings {
  readonly config: Config;
  readonly log: Log;
  /** Folder of the migrations. */
  readonly migrations?: string;
}

const forgetIntervalMs = 3_600_000;
/** How much longer than its hour a port may be open. */
const closeIntervalMs = 15_000;
/** How much later than its time a schedule may be followed. */
const scheduleIntervalMs = 10_000;
/** How much later than it was written an entry of the audit may be delivered. */
const deliveryIntervalMs = 1_000;
/** How much later than it was told a push may be planned. */
const pushIntervalMs = 3_000;
/** How much later than it happened somebody may be told of something. */
const notifyIntervalMs = 3_000;
/** How much longer than its time an environment may live, and drift not be looked for. */
const endIntervalMs = 30_000;

/** How much later than they are due costs and old prices may be read. */
const costIntervalMs = 600_000;

/** Opens the database, brings it up to date and starts the engine. */
export async function startRuntime(settings: RuntimeSettings): Promise<Runtime> {
  const { config, log } = settings;
  const database = await openDatabase({
    databaseUrl: config.databaseUrl,
    dataDir: config.dataDir,
    onError: (error) => log.error({ err: error }, 'database connection'),
  });
  try {
    return await startOn(database, settings);
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function startOn(
  database: Database,
  { config, log, migrations }: RuntimeSettings,
): Promise<Runtime> {
  const applied = await migrate(
    database.pool,
    migrations ?? join(/* turbopackIgnore: true */ process.cwd(), 'prisma', 'migrations'),
  );
  if (applied.length > 0) log.info({ migrations: applied }, 'database migrated');

  const db = prismaOver(database.pool);
  const provide = awsProvider(config.cloud, log, accountRoles(db));
  const aws = (place: Place) => provide(place);
  const cloudSpeed = config.cloud.kind === 'local' ? config.cloud.speed : 1;
  const hub = new LiveHub(db, log);
  const forget = async () => {
    await forgetOldEvents(db, systemClock.now());
    await forgetMoments(db, systemClock.now());
    await forgetTasks(db, systemClock.now());
    await forgetExpired(db, systemClock.now());
    await forgetDeliveries(db, systemClock.now());
  };
  await forget();
  await hub.start();

  const signals: Signals = {
    liveEventsWritten: () => hub.wake(),
    environmentMoved: (name) => watcher.moved(name),
  };
  const { defaultRegion } = config;
  const secretKeys = config.identity.secretKeys ?? (await secretKeysIn(config.dataDir));
  const identity = await startIdentity({ db, clock: systemClock, log, config, secretKeys });
  const base = {
    db,
    aws,
    forgetSessions: provide.forget,
    defaultRegion,
    clock: systemClock,
    log,
    signals,
    toolMemory: toolMemory(),
    cloudSpeed,
    identity,
    sealing: sealing(secretKeys),
    services: config.services,
    rights: allRights,
    isAws: config.cloud.kind === 'aws',
    notifications: {
      config: config.notifications,
      publicUrl: config.identity.publicUrl ?? `http://localhost:${config.port}`,
    },
  };
  const watcher = new EnvironmentWatcher({
    log,
    intervals: defaultIntervals,
    refresh: async (name) => {
      const graph = await refreshEnvironment(base, { name });
      const open = await settleOperations(base, { name, graph });
      return { moving: open > 0 || isMoving(graph), changeQueue: changeQueueOf(graph) };
    },
    awaitChange: (name, queueUrl, signal) => awaitChange(base, { name, queueUrl }, signal),
  });
  const queue: DeploymentQueue = await startDeploymentQueue({
    database,
    log,
    unfinished: () => unfinishedDeployments(db),
    drive: (deploymentId, signal, own) =>
      driveDeployment({ ...base, queue: own }, provide, deploymentId, signal),
  });
  const admitting = repeat(scheduleIntervalMs, () => admitWaiting({ ...base, queue }), {
    log,
    what: 'waiting deployments not looked at',
  });
  for (const name of await environmentsWithOperations(base)) watcher.moved(name);
  const unlisten = await listenForEvents(database, () => hub.wake(), log);
  const forgetting = setInterval(() => {
    forget().catch((error: unknown) =>
      log.warn({ err: error }, 'old events, moments and tasks not forgotten'),
    );
  }, forgetIntervalMs);
  forgetting.unref();
  const closing = repeat(closeIntervalMs, () => closeExpiredOpenings(base), {
    log,
    what: 'expired openings not closed',
  });
  const scheduler: Context = { ...base, actor: { name: 'schedule', kind: 'system' }, queue };
  const scheduling = repeat(scheduleIntervalMs, () => performDueSchedules(scheduler), {
    log,
    what: 'schedules not performed',
  });
  const comparing = repeat(endIntervalMs, () => detectDueDrift(scheduler), {
    log,
    what: 'drift not looked for',
  });
  const follower: Context = { ...base, actor: { name: 'GitHub', kind: 'system' }, queue };
  const following = repeat(pushIntervalMs, () => planPushes(follower), {
    log,
    what: 'pushes not planned',
  });
  const ender: Context = { ...base, actor: { name: 'time to live', kind: 'system' }, queue };
  const ending = repeat(endIntervalMs, () => endLifetimes(ender), {
    log,
    what: 'times to live not looked at',
  });

  const accountant: Context = { ...base, actor: { name: 'cost', kind: 'system' }, queue };
  const accounting = repeat(
    costIntervalMs,
    async () => {
      await readOldPrices(accountant);
      await readDueCosts(accountant);
    },
    { log, what: 'costs and prices not looked at' },
  );

  const delivering = auditReceivers(config.audit).map((receiver) =>
    repeat(deliveryIntervalMs, () => deliverAudit(base, receiver), {
      log,
      what: 'audit not delivered',
    }),
  );
  const notifying = repeat(notifyIntervalMs, () => deliverNotifications(base), {
    log,
    what: 'notifications not delivered',
  });

  return {
    config,
    hub,
    watcher,
    databaseKind: database.embedded ? 'embedded' : 'server',
    identity,
    contextFor: (actor, rights = allRights) => ({
      ...base,
      aws: (place) => provide(place, actor.name),
      actor,
      rights,
      queue,
    }),
    async close() {
      clearInterval(forgetting);
      await Promise.all(delivering.map((delivery) => delivery.stop()));
      await notifying.stop();
      await closing.stop();
      await scheduling.stop();
      await admitting.stop();
      await comparing.stop();
      await following.stop();
      await ending.stop();
      await accounting.stop();
      await queue.stop();
      await watcher.stop();
      await unlisten();
      await hub.stop();
      await db.$disconnect();
      await database.close();
    },
  };
}
