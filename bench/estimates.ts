import { presets } from '#cloudformation/presets.ts';
import { estimate } from '#lib/cost/estimate.ts';
import { estimateDifference } from '#lib/cost/estimate-difference.ts';
import { liveResources } from '#lib/cost/live-resources.ts';
import { plannedResources } from '#lib/cost/planned-resources.ts';
import { savingsOf } from '#lib/cost/savings.ts';
import { usualBasis } from '#lib/cost/usual-basis.ts';
import type { Benchmark } from './figure.ts';
import { largePlatform } from './large-platform.ts';
import { median } from './statistics.ts';
import { timings } from './timings.ts';

const resources = 2_000;
const warmUps = 5;
const rounds = 50;
const where = { environment: 'bench', region: 'us-east-2' };

export const estimates: Benchmark = {
  id: 'estimates',
  title: 'Cost estimates',
  measure: async () => {
    const { nodes } = largePlatform(resources);
    const [from, to] = presets.slice(-2).map(({ parameters }) => parameters);
    const planned = (parameters: object = {}) =>
      estimate(plannedResources({ ...where, parameters }), usualBasis);
    const all = () => {
      estimate(liveResources(nodes), usualBasis);
      savingsOf({
        ...where,
        isProduction: false,
        isParkedAtNight: false,
        parameters: to ?? {},
        nodes,
        basis: usualBasis,
      });
      estimateDifference(planned(from), planned(to));
    };
    const [first = 0] = timings(all, 0, 1);
    return [
      {
        id: 'estimates-first',
        title: 'All estimates, first time',
        value: first,
        unit: 'ms',
        atMost: 1_000,
        note: `of ${nodes.length} resources that exist, their savings, and a plan that changes every layer`,
      },
      {
        id: 'estimates-warm',
        title: 'All estimates, warm',
        value: median(timings(all, warmUps, rounds)),
        unit: 'ms',
        note: `the same; median of ${rounds}`,
      },
    ];
  },
};
