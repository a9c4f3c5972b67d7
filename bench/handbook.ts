import { layers } from '#cloudformation/layers.ts';
import type { HandbookFacts } from '#lib/handbook/facts.ts';
import { handbookFiles } from '#lib/handbook/handbook-files.ts';
import { writeHandbook } from '#lib/handbook/write-handbook.ts';
import { sampleFacts } from '../lib/handbook/handbook-facts.test-data.ts';
import type { Benchmark } from './figure.ts';
import { largePlatform } from './large-platform.ts';
import { median } from './statistics.ts';
import { timings } from './timings.ts';

const resources = 2_000;
const warmUps = 3;
const rounds = 15;

export const handbook: Benchmark = {
  id: 'handbook',
  title: 'Handbook',
  measure: async (say) => {
    const facts = sampleFacts(largePlatform(resources));
    const { nodes, relations } = facts.graph;
    say(`${nodes.length} resources, ${relations.length} relations`);
    const pages = writeHandbook(facts);
    const characters = Object.values(handbookFiles(pages, 'bench')).join('').length;
    return [
      {
        id: 'handbook-written',
        title: 'Written, with all drawings and as Markdown',
        value: median(timings(() => asMarkdown(facts), warmUps, rounds)),
        unit: 'ms',
        atMost: 1_000,
        note: `an environment of ${nodes.length} resources and ${layers.length} layers; every page, every view as ASCII and as Mermaid, ${Math.round(characters / 1_000)} kB of Markdown; median of ${rounds}`,
      },
    ];
  },
};

function asMarkdown(facts: HandbookFacts): Record<string, string> {
  return handbookFiles(writeHandbook(facts), 'bench');
}
