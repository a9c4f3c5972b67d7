import type { ActivityEntry } from './activity.ts';
import type { GraphDelta } from './architecture.ts';
import type { Deployment, StackEvent } from './deployment-documents.ts';
import type { EnvironmentSummary } from './environments.ts';
import type { Operation } from './operations.ts';

/**
 * What `GET /api/v1/stream?environment=…` sends, as the `data` of SSE events named after `kind`, each
 * with the outbox's sequence as its id. Without `environment`, the kinds of every environment but
 * `stack-event` and `graph`. `hello` opens a stream that goes on neither after a `Last-Event-ID` nor after
 * an `after=…`: read again, then follow.
 */
export type LiveEvent =
  | { readonly kind: 'hello'; readonly data: { readonly sequence: number } }
  | { readonly kind: 'environment'; readonly data: EnvironmentSummary }
  | { readonly kind: 'environment-removed'; readonly data: { readonly name: string } }
  | { readonly kind: 'deployment'; readonly data: Deployment }
  | { readonly kind: 'stack-event'; readonly data: StackEvent }
  | { readonly kind: 'graph'; readonly data: GraphDelta }
  | { readonly kind: 'operation'; readonly data: Operation }
  | { readonly kind: 'activity'; readonly data: ActivityEntry }
  /** The environment's workspace of HCP Terraform, or a run of it, is another than before: read it again. */
  | { readonly kind: 'terraform'; readonly data: { readonly name: string } }
  /** What the environment has at GitHub is another than before: read it again. */
  | { readonly kind: 'github'; readonly data: { readonly name: string } }
  /** Who is told of what happens in the environment, or what became of that, is another than before. */
  | { readonly kind: 'notifications'; readonly data: { readonly name: string } }
  /** Somebody may do something else than before, or is signed out; whoever it is has to ask. */
  | { readonly kind: 'rights'; readonly data: Readonly<Record<string, never>> };

export type LiveEventKind = LiveEvent['kind'];

/** Kinds that are sent only to those who watch one environment. */
export const detailKinds: ReadonlySet<LiveEventKind> = new Set(['stack-event', 'graph']);
