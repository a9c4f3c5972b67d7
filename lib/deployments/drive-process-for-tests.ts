import { once } from 'node:events';
import { appendFileSync, readFileSync } from 'node:fs';
import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { S3Client } from '@aws-sdk/client-s3';
import pino from 'pino';
import type { Aws, AwsFor } from '#lib/aws/clients.ts';
import { parseConfig } from '#lib/config/config.ts';
import { systemClock } from '#lib/context/context.ts';
import { prismaOver } from '#lib/db/client.ts';
import { openDatabase } from '#lib/db/pool.ts';
import type { Failpoint } from './advance-deployment.ts';
import { driveDeployment } from './drive-deployment.ts';

/**
 * A process that drives one deployment and nothing else, told by its parent which. With
 * `STRATA_FAILPOINTS`, a file, it ends itself by SIGKILL at the first boundary that is not in it.
 */
async function main(): Promise<void> {
  const parsed = parseConfig(process.env);
  if (!parsed.ok) throw new Error(parsed.problems.join('; '));
  const { config } = parsed;
  const log = pino({ level: config.logLevel }, pino.destination({ fd: 2, sync: true }));
  process.send?.('loaded');
  const [deploymentId] = (await once(process, 'message')) as [string];
  const database = await openDatabase({ ...config, onError: (err) => log.error({ err }) });
  const failpoints = process.env.STRATA_FAILPOINTS;
  await driveDeployment(
    {
      db: prismaOver(database.pool),
      clock: systemClock,
      log,
      signals: { liveEventsWritten: () => undefined, environmentMoved: () => undefined },
      cloudSpeed: config.cloud.kind === 'local' ? config.cloud.speed : 1,
      queue: { enqueue: async () => undefined, wake: () => undefined },
      ...(failpoints && { failpoint: endOnceAtEach(failpoints) }),
    },
    clientsOf(`http://127.0.0.1:${config.localAws.port}`),
    deploymentId,
    new AbortController().signal,
  );
  await database.close();
  process.exit(0);
}

/**
 * The two clients that a deployment speaks by, and no more: loading all of them takes longer than the
 * rest of such a process. Safe because nothing of a deployment asks for another.
 */
function clientsOf(endpoint: string): AwsFor {
  const region = 'us-east-2';
  const base = {
    region,
    endpoint,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  };
  const aws = {
    region,
    cloudFormation: new CloudFormationClient(base),
    s3: new S3Client({ ...base, forcePathStyle: true }),
  };
  return () => aws as unknown as Aws;
}

/** The boundary is written down first, so that the next process passes it and ends at the one after. */
function endOnceAtEach(file: string): Failpoint {
  const seen = new Set(readFileSync(file, 'utf8').split('\n'));
  return (boundary, revision) => {
    const point = `${revision} ${boundary}`;
    if (seen.has(point)) return;
    appendFileSync(file, `${point}\n`);
    process.kill(process.pid, 'SIGKILL');
  };
}

await main();
