import { AnswerMemory } from '#lib/answers/answer-memory.ts';
import type { ResourceMetrics, ToolDetails } from '#lib/api/tool-documents.ts';
import type { Probe } from './probe-tool.ts';

/** How long an answer of a host is as good as a new one. */
const freshMs = 10_000;

/** One log-in serves for a while, since each reads the secret anew, which AWS's trail tells of. */
const sessionMs = 600_000;

/** What hosts answered, so that each is asked the same at most once in ten seconds, whoever asks. */
export interface ToolMemory {
  readonly probes: AnswerMemory<Probe>;
  readonly details: AnswerMemory<ToolDetails>;
  readonly metrics: AnswerMemory<ResourceMetrics>;
  /** Tokens of ArgoCD. */
  readonly sessions: AnswerMemory<string | undefined>;
}

/** One that knows nothing yet. */
export function toolMemory(): ToolMemory {
  return {
    probes: new AnswerMemory(freshMs),
    details: new AnswerMemory(freshMs),
    metrics: new AnswerMemory(freshMs),
    sessions: new AnswerMemory(sessionMs),
  };
}
