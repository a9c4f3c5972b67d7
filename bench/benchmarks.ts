import { awsCalls } from './aws-calls.ts';
import { diagramText } from './diagram-text.ts';
import { discovery } from './discovery.ts';
import { estimates } from './estimates.ts';
import { eventToPixel } from './event-to-pixel.ts';
import type { Benchmark } from './figure.ts';
import { firstPaint } from './first-paint.ts';
import { handbook } from './handbook.ts';
import { idleCost } from './idle-cost.ts';
import { manyDeployments } from './many-deployments.ts';
import { orchestration } from './orchestration.ts';
import { platform } from './platform.ts';
import { runningState } from './running-state.ts';
import { scrolling } from './scrolling.ts';
import { startUp } from './start-up.ts';
import { templates } from './templates.ts';

export const benchmarks: readonly Benchmark[] = [
  templates,
  diagramText,
  estimates,
  handbook,
  discovery,
  eventToPixel,
  firstPaint,
  scrolling,
  awsCalls,
  runningState,
  orchestration,
  manyDeployments,
  idleCost,
  platform,
  startUp,
];
