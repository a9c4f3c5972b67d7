import { PrismaPg } from '@prisma/adapter-pg';
import type pg from 'pg';
import { Prisma, PrismaClient } from './generated/client.ts';

export type Db = PrismaClient;
/** What a use case may use inside an interactive transaction, and nothing else. */
export type Tx = Parameters<Parameters<PrismaClient['$transaction']>[0]>[0];

/** Names of every table of the schema. */
export const productTables: readonly string[] = Object.values(Prisma.ModelName);

/** A Prisma client over an open pool; closing it leaves the pool open. */
export function prismaOver(pool: pg.Pool): Db {
  return new PrismaClient({
    adapter: new PrismaPg(pool),
    transactionOptions: { maxWait: 20_000, timeout: 20_000 },
  });
}

export type {
  Activity,
  ApiToken,
  AuditEntry,
  AwsAccount,
  CostAssumptions,
  DeploymentRules,
  EcsTask,
  Environment,
  GitHubSettings,
  Grant,
  GraphSnapshot,
  HandbookEdition,
  LayerRun,
  Lifetime,
  NotificationChannel,
  NotificationDelivery,
  Operation,
  ParkSchedule,
  PortOpening,
  RegionPrices,
  Role,
  Session,
  StackEvent,
  TerraformSettings,
  User,
} from './generated/client.ts';
export { Prisma } from './generated/client.ts';
