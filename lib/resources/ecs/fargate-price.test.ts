import { describe, expect, test } from 'vitest';
import { type CapacityMix, mixOf, mixText, onDemandOnly, spotTasks } from './capacity-mix.ts';
import { costText, usdPerHour } from './fargate-price.ts';
import { type TaskSize, taskSizeOf } from './task-size.ts';

const size: TaskSize = {
  cpu: 1_024,
  memoryMib: 2_048,
  architecture: 'X86_64',
  extraStorageGib: 0,
};
const each = 0.04048 + 2 * 0.004445;
const mix = (onDemandBase: number, onDemandWeight: number, spotWeight: number): CapacityMix => ({
  onDemandBase,
  onDemandWeight,
  spotWeight,
});

test.each([
  [4, mix(0, 1, 3), 3],
  [4, mix(2, 1, 1), 1],
  [1, mix(2, 0, 1), 0],
  [5, mix(2, 0, 1), 3],
  [3, onDemandOnly, 0],
  [0, mix(0, 1, 3), 0],
  [9, mix(0, 0, 0), 0],
])('of %d tasks with %j %d are on Spot', (count, given, expected) => {
  expect(spotTasks(count, given)).toBe(expected);
});

test.each([
  [0, mix(0, 1, 1), 0],
  [3, onDemandOnly, 3 * each],
  [4, mix(0, 1, 3), each + 3 * each * 0.3],
])('%d tasks with %j cost %d dollars an hour', (count, given, usd) => {
  expect(usdPerHour(count, size, given)).toBeCloseTo(usd, 10);
});

test('tasks for Graviton cost a fifth less', () => {
  const arm = usdPerHour(1, { ...size, architecture: 'ARM64' }, onDemandOnly);
  expect((arm ?? Number.NaN) / each).toBeCloseTo(0.8, 2);
});

test('temporary storage beyond what is included costs too', () => {
  const large = usdPerHour(2, { ...size, extraStorageGib: 10 }, onDemandOnly);
  expect(large).toBeCloseTo(2 * (each + 10 * 0.000111), 10);
});

test.each([
  [0, onDemandOnly, 'Costs nothing while no task runs.'],
  [
    1,
    onDemandOnly,
    'About $0.05 an hour: 1 task of 1 vCPU and 2 GB, on demand. List price of US East (Ohio).',
  ],
  [
    3,
    mix(0, 1, 3),
    'About $0.08 an hour: 3 tasks of 1 vCPU and 2 GB, 2 of them on Spot. List price of US East (Ohio), Spot at 70 % less.',
  ],
])('%d tasks with %j: %s', (count, given, text) => {
  expect(costText(count, size, given)).toBe(text);
});

test('what costs less than a cent says so', () => {
  const least = { ...size, cpu: 256, memoryMib: 512 };
  expect(costText(1, least, mix(0, 0, 1))).toMatch(
    /^Less than \$0\.01 an hour: 1 task .* on Spot\./,
  );
});

test.each([
  [
    { cpu: '512', memory: '1024' },
    { cpu: 512, memoryMib: 1_024, architecture: 'X86_64', extraStorageGib: 0 },
  ],
  [
    {
      cpu: '512',
      memory: '1024',
      runtimePlatform: { cpuArchitecture: 'ARM64' },
      ephemeralStorage: { sizeInGiB: 30 },
    },
    { cpu: 512, memoryMib: 1_024, architecture: 'ARM64', extraStorageGib: 10 },
  ],
  [{ family: 'x' }, undefined],
  [undefined, undefined],
])('%j has tasks of the size %j', (definition, expected) => {
  expect(taskSizeOf(definition)).toEqual(expected);
});

describe('the mix of a service', () => {
  const provider = (capacityProvider: string, weight: number, base = 0) => ({
    capacityProvider,
    weight,
    base,
  });
  test.each([
    [[provider('FARGATE_SPOT', 3), provider('FARGATE', 1, 2)], mix(2, 1, 3)],
    [[provider('FARGATE_SPOT', 1)], mix(0, 0, 1)],
    [[provider('FARGATE_SPOT', 1, 1)], undefined],
    [[provider('FARGATE', 1), provider('mine', 1)], undefined],
    [[], undefined],
  ])('%j', (capacityProviderStrategy, expected) => {
    expect(mixOf({ capacityProviderStrategy })).toEqual(expected);
  });

  test('with a launch type is that', () => {
    expect(mixOf({ launchType: 'FARGATE' })).toEqual(onDemandOnly);
  });

  test.each([
    [mix(0, 1, 3), 'Spot 3 : on demand 1'],
    [mix(2, 1, 3), 'Spot 3 : on demand 1, the first 2 on demand'],
    [mix(1, 0, 1), 'Spot, the first 1 on demand'],
    [onDemandOnly, 'On demand only'],
  ])('%j is told as %s', (given, text) => {
    expect(mixText(given)).toBe(text);
  });
});
