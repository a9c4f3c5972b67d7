import type { CallContext } from '../../service.ts';
import { onBehalfOf } from '../stacks/on-behalf-of.ts';
import { recordResourceEvent } from '../stacks/stack-events.ts';
import type { ResourceRecord, StackRecord } from '../stacks/stack-record.ts';
import { getStack, putResource } from '../stacks/stack-store.ts';
import type { OperationRecord, Task } from './operation.ts';
import { getOperation, updateTask } from './operation-store.ts';

/** A step that was cancelled or overtaken while it waited: it ends without a trace. */
export class Superseded extends Error {}

/** AWS time between two looks at a resource that is not ready. */
export const pollSeconds = 5;

/** One task being carried out: what it needs to see of its stack, and to leave behind. */
export class Step {
  readonly ctx: CallContext;
  readonly stackId: string;
  readonly task: Task;
  readonly operationId: string;
  readonly #secrets: string[] = [];

  constructor(ctx: CallContext, operation: OperationRecord, task: Task) {
    const stack = getStack(ctx.store, operation.stackId);
    this.ctx = stack ? onBehalfOf(ctx, stack.definition) : ctx;
    this.stackId = operation.stackId;
    this.task = task;
    this.operationId = operation.id;
  }

  get stack(): StackRecord {
    const stack = getStack(this.ctx.store, this.stackId);
    if (!stack) throw new Superseded();
    return stack;
  }

  /** The operation this step belongs to, while the step is still wanted. */
  get operation(): OperationRecord {
    const operation = getOperation(this.ctx.store, this.stackId);
    const task = operation?.tasks.find(({ id }) => id === this.task.id);
    if (operation?.id !== this.operationId || task?.state !== 'running') throw new Superseded();
    return operation;
  }

  /** Values that no reason may show. */
  get secrets(): readonly string[] {
    return this.#secrets;
  }

  conceal(secrets: readonly string[]): void {
    this.#secrets.push(...secrets.filter((secret) => secret !== ''));
  }

  /** Records a resource's state and the event that tells of it. */
  record(resource: Omit<ResourceRecord, 'updatedAt'>): void {
    putResource(this.ctx.store, this.stackId, { ...resource, updatedAt: this.#now() });
    this.announce(resource);
  }

  /** An event about a physical resource that its logical id no longer names. */
  announce(resource: Omit<ResourceRecord, 'updatedAt'>): void {
    const { id: operationId, token } = this.operation;
    const event = { ...resource, updatedAt: this.#now() };
    const reason = resource.statusReason;
    recordResourceEvent(this.ctx, this.stack, event, { operationId, token, reason });
  }

  /** Gives a resource its time, then asks until it is ready; cancelling the operation ends the wait. */
  async settle(seconds: number, isReady?: () => Promise<boolean>): Promise<void> {
    this.#assertWanted();
    updateTask(this.ctx.store, this.stackId, this.task.id, { stage: 'settling' });
    await this.#pause(seconds);
    while (isReady && !(await isReady())) await this.#pause(pollSeconds);
    updateTask(this.ctx.store, this.stackId, this.task.id, { stage: 'calling' });
  }

  async #pause(seconds: number): Promise<void> {
    await new Promise<void>((resolve) => this.ctx.clock.after(seconds, resolve));
    this.#assertWanted();
  }

  #assertWanted(): void {
    if (this.operation.cancelling) throw new Superseded();
  }

  #now(): string {
    return this.ctx.clock.now().toISOString();
  }
}
