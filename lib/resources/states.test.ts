import { expect, test } from 'vitest';
import { liveStatus } from './registry.ts';
import type { Properties } from './resource-module.ts';

const service = (
  desiredCount: number,
  runningCount: number,
  rolloutState = 'COMPLETED',
): Properties => ({
  status: 'ACTIVE',
  desiredCount,
  runningCount,
  deployments: [{ status: 'PRIMARY', rolloutState, rolloutStateReason: 'circuit breaker' }],
  events: [{ message: 'unable to place a task' }, { message: 'has reached a steady state' }],
});

const targets = (...states: string[]): Properties => ({
  TargetHealthDescriptions: states.map((State) => ({
    TargetHealth: { State, Description: `is ${State}` },
  })),
});

const host = (...StatusChecks: string[]): Properties => ({
  State: { Name: 'running' },
  StatusChecks,
});

test.each<[string, Properties, string, string, string?]>([
  ['EC2::Instance', host(), 'healthy', 'running'],
  ['EC2::Instance', host('system ok', 'instance initializing'), 'healthy', 'running'],
  [
    'EC2::Instance',
    host('system ok', 'instance impaired'),
    'failed',
    'running, checks: system ok, instance impaired',
  ],
  ['ECS::Task', { lastStatus: 'RUNNING', healthStatus: 'UNKNOWN' }, 'healthy', 'RUNNING'],
  [
    'ECS::Task',
    { lastStatus: 'RUNNING', healthStatus: 'UNHEALTHY' },
    'failed',
    'RUNNING, containers unhealthy',
  ],
  ['RDS::DBInstance', { DBInstanceStatus: 'available' }, 'healthy', 'available'],
  ['RDS::DBInstance', { DBInstanceStatus: 'stopped' }, 'stopped', 'stopped'],
  ['RDS::DBInstance', { DBInstanceStatus: 'storage-full' }, 'failed', 'storage-full'],
  ['RDS::DBInstance', { DBInstanceStatus: 'modifying' }, 'changing', 'modifying'],
  ['ElastiCache::ReplicationGroup', { Status: 'create-failed' }, 'failed', 'create-failed'],
  [
    'ElasticLoadBalancingV2::LoadBalancer',
    { State: { Code: 'failed', Reason: 'no capacity' } },
    'failed',
    'failed',
    'no capacity',
  ],
  ['ElasticLoadBalancingV2::TargetGroup', targets(), 'healthy', 'no targets'],
  ['ElasticLoadBalancingV2::TargetGroup', targets('healthy'), 'healthy', 'healthy', 'is healthy'],
  [
    'ElasticLoadBalancingV2::TargetGroup',
    targets('healthy', 'unhealthy'),
    'failed',
    'unhealthy',
    'is unhealthy',
  ],
  [
    'ElasticLoadBalancingV2::TargetGroup',
    targets('initial', 'healthy'),
    'changing',
    'initial',
    'is initial',
  ],
  ['ECS::Service', service(0, 0), 'healthy', 'ACTIVE'],
  ['ECS::Service', service(2, 1), 'changing', 'ACTIVE, tasks starting', 'unable to place a task'],
  ['ECS::Service', service(1, 2), 'changing', 'ACTIVE, tasks stopping'],
  ['ECS::Service', service(2, 2, 'IN_PROGRESS'), 'changing', 'ACTIVE, deployment in progress'],
  [
    'ECS::Service',
    service(2, 0, 'FAILED'),
    'failed',
    'ACTIVE, deployment FAILED',
    'circuit breaker',
  ],
  ['ECS::Service', { status: 'DRAINING' }, 'deleting', 'DRAINING'],
  ['ECS::Task', { lastStatus: 'PENDING' }, 'changing', 'PENDING'],
  ['Glue::Job', {}, 'healthy', 'never run'],
  ['Glue::Job', { LastRun: { JobRunState: 'RUNNING' } }, 'changing', 'RUNNING'],
  [
    'Glue::Job',
    { LastRun: { JobRunState: 'FAILED', ErrorMessage: 'no such path' } },
    'failed',
    'FAILED',
    'no such path',
  ],
  ['Glue::Crawler', { State: 'RUNNING' }, 'changing', 'RUNNING'],
  [
    'Glue::Crawler',
    { State: 'READY', LastCrawl: { Status: 'FAILED', ErrorMessage: 'denied' } },
    'failed',
    'READY, last crawl FAILED',
    'denied',
  ],
  ['Glue::Workflow', {}, 'healthy', 'never run'],
  [
    'Glue::Workflow',
    { LastRun: { Status: 'COMPLETED', Statistics: { FailedActions: 1 } } },
    'failed',
    'COMPLETED, with failed actions',
  ],
  ['SecretsManager::Secret', { DeletedDate: '2026-11-24' }, 'stopped', 'scheduled for deletion'],
  [
    'Budgets::Budget',
    { BudgetLimit: { Amount: '10' }, CalculatedSpend: { ActualSpend: { Amount: '11' } } },
    'failed',
    'over budget',
  ],
  ['Budgets::Budget', { BudgetLimit: { Amount: '10' } }, 'healthy', 'within budget'],
])('AWS::%s %j is %s', (type, properties, status, statusText, statusReason) => {
  const { health: _, ...state } = liveStatus(`AWS::${type}`, properties);
  expect(state).toEqual({
    status,
    statusText,
    ...(statusReason !== undefined && { statusReason }),
  });
});

test.each<[string, Properties, object | undefined]>([
  ['EC2::Instance', host(), undefined],
  [
    'EC2::Instance',
    host('system ok', 'instance ok'),
    { state: 'healthy', text: 'checks: system ok, instance ok' },
  ],
  [
    'EC2::Instance',
    host('system ok', 'instance initializing'),
    { state: 'unknown', text: 'checks: system ok, instance initializing' },
  ],
  ['EC2::Instance', { State: { Name: 'stopped' }, StatusChecks: ['system ok'] }, undefined],
  ['ECS::Task', { lastStatus: 'RUNNING', healthStatus: 'UNKNOWN' }, undefined],
  [
    'ECS::Task',
    { lastStatus: 'RUNNING', healthStatus: 'HEALTHY' },
    { state: 'healthy', text: 'containers healthy' },
  ],
])('the health of AWS::%s %j', (type, properties, health) => {
  expect(liveStatus(`AWS::${type}`, properties).health).toEqual(health);
});
