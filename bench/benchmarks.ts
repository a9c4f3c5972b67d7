import { awsCalls } from './aws-calls.ts';
import { eventToPixel } from './event-to-pixel.ts';
import type { Benchmark } from './figure.ts';
import { orchestration } from './orchestration.ts';
import { platform } from './platform.ts';
import { startUp } from './start-up.ts';
import { templates } from './templates.ts';

export const benchmarks: readonly Benchmark[] = [
  templates,
  eventToPixel,
  awsCalls,
  orchestration,
  platform,
  startUp,
];
