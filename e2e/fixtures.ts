import { EC2Client } from '@aws-sdk/client-ec2';
import { test as base, expect } from '@playwright/test';
import { LocalAwsControl } from './local-aws-control.ts';
import { StrataApi } from './strata-api.ts';
import { StrataServer } from './strata-server.ts';

interface TestFixtures {
  /** A name that no other test uses. */
  readonly environmentName: string;
  readonly api: StrataApi;
  readonly control: LocalAwsControl;
  /** The environment's cloud from outside the product, as the AWS CLI would reach it. */
  readonly ec2: EC2Client;
}

interface WorkerFixtures {
  /** How many times faster than AWS: 60 makes its minutes a second or two. */
  readonly speed: number;
  /** Configuration beside what every server of a test has. */
  readonly env: Readonly<Record<string, string>>;
  readonly strata: StrataServer;
}

/** At which a whole platform is there in seconds: a database takes AWS seven minutes. */
export const platformSpeed = 200;

export const test = base.extend<TestFixtures, WorkerFixtures>({
  speed: [60, { option: true, scope: 'worker' }],
  env: [{}, { option: true, scope: 'worker' }],
  strata: [
    async ({ speed, env }, use) => {
      const server = await StrataServer.start({ speed, env });
      await use(server);
      await server.stop();
    },
    { scope: 'worker', timeout: 180_000 },
  ],
  baseURL: async ({ strata }, use) => use(strata.url),
  storageState: async ({ strata }, use) => use((await strata.operator()).storageState),
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures' names from it
  environmentName: async ({}, use, { testId }) => use(`t${testId.slice(-12)}`),
  api: async ({ strata }, use) => use(new StrataApi(strata)),
  control: async ({ strata, speed }, use) => {
    const control = new LocalAwsControl(strata.awsUrl);
    await use(control);
    await control.clearFaults();
    await control.setSpeed(speed);
  },
  ec2: async ({ strata }, use) => {
    const client = new EC2Client({
      region: 'us-east-2',
      endpoint: strata.awsUrl,
      credentials: { accessKeyId: 'outside', secretAccessKey: 'outside' },
    });
    await use(client);
    client.destroy();
  },
});

export { expect };
