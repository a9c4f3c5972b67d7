import { expect, test } from 'vitest';
import type { ResourceNode } from '#lib/resources/graph.ts';
import { contentText } from './bucket-content.ts';
import { bytesText } from './bytes-text.ts';
import { isRunning } from './last-run.ts';
import { portsText } from './port-ranges.ts';
import { detailsOf } from './resource-details.ts';
import { sample } from './sample-resource.test-data.ts';

type Properties = ResourceNode['properties'];

function told(type: string, properties: Properties): string[] {
  const { lines, live } = detailsOf(sample('a/B', type, 'id', properties));
  return [...lines, live].flatMap((line) => line ?? []);
}

test.each<[string, Properties, string[]]>([
  ['ECS::Service', { desiredCount: 2, runningCount: 0 }, ['0 of 2 running']],
  ['ECS::Service', {}, []],
  ['ECS::TaskDefinition', { cpu: '256', memory: '512' }, ['0.25 vCPU, 0.5 GB']],
  ['ECS::TaskDefinition', { cpu: 'much' }, []],
  ['ECS::Cluster', { activeServicesCount: 2, runningTasksCount: 1 }, ['2 services, 1 task']],
  [
    'Glue::Job',
    {
      Command: { PythonVersion: '3' },
      NumberOfWorkers: 2,
      WorkerType: 'G.1X',
      Timeout: 60,
      LastRun: { JobRunState: 'SUCCEEDED', CompletedOn: '2026-11-24T10:05:00Z' },
    },
    ['Python 3', '2 × G.1X, 60 min at most', '24 Nov 10:05'],
  ],
  ['Glue::Crawler', { LastCrawl: { StartTime: '2026-01-02T03:04:05Z' } }, ['crawled 2 Jan 03:04']],
  ['Glue::Crawler', { LastCrawl: { StartTime: 'never' } }, ['crawled never']],
  ['Glue::Trigger', { Type: 'ON_DEMAND' }, ['on demand']],
  ['Glue::Trigger', { Type: 'SCHEDULED', Schedule: 'cron(0 2 * * ? *)' }, ['cron(0 2 * * ? *)']],
  [
    'RDS::DBInstance',
    { Engine: 'mysql', DBInstanceClass: 'db.t4g.micro' },
    ['mysql', 'db.t4g.micro'],
  ],
  ['Kinesis::Stream', { Name: 'x' }, []],
])('%s %j tells %j', (type, properties, expected) => {
  expect(told(type, properties)).toEqual(expected);
});

const usage = {
  Usage: {
    Objects: 10_000,
    Bytes: 1_610_612_736,
    IsPartial: true,
    Prefixes: [{ Prefix: 'raw/', Objects: 1, Bytes: 12 }],
  },
};

test.each<[Properties, string | undefined, string | undefined]>([
  [usage, undefined, '10,000 objects or more, 1.5 GB'],
  [usage, 'raw/', '1 object or more, 12 B'],
  [usage, 'curated/', '0 objects or more, 0 B'],
  [usage, 'raw/logs/', undefined],
  [{}, 'raw/', undefined],
])('of %j, %s holds %s', (bucket, prefix, expected) => {
  expect(contentText(bucket, prefix)).toBe(expected);
});

test.each([
  [0, '0 B'],
  [1_023, '1023 B'],
  [1_024, '1 KB'],
  [5 * 1_024 ** 6, '5120 PB'],
])('%d bytes are %s', (bytes, text) => {
  expect(bytesText(bytes)).toBe(text);
});

test.each<[Properties, string]>([
  [{ IpProtocol: 'tcp', FromPort: 22, ToPort: 22 }, '22'],
  [{ IpProtocol: 'tcp', FromPort: 30_000, ToPort: 32_767 }, '30000-32767'],
  [{ IpProtocol: 'udp', FromPort: 53, ToPort: 53 }, 'udp 53'],
  [{ IpProtocol: '-1' }, 'all traffic'],
  [{ IpProtocol: 'icmp', FromPort: -1, ToPort: -1 }, 'icmp'],
])('%j is %s', (rule, text) => {
  expect(portsText(rule)).toBe(text);
});

test.each<[string, Properties, boolean]>([
  ['Glue::Crawler', { State: 'RUNNING' }, true],
  ['Glue::Crawler', { State: 'READY' }, false],
  ['Glue::Job', { LastRun: { JobRunState: 'RUNNING' } }, true],
  ['Glue::Job', { LastRun: { JobRunState: 'FAILED' } }, false],
  ['Glue::Job', {}, false],
  ['ECS::Service', { runningCount: 1 }, true],
  ['ECS::Service', { runningCount: 0 }, false],
  ['ECS::Task', { lastStatus: 'STOPPED' }, false],
  ['EC2::Instance', { State: { Name: 'running' } }, false],
])('%s %j runs: %s', (type, properties, expected) => {
  expect(isRunning(sample('a/B', type, 'id', properties))).toBe(expected);
});
