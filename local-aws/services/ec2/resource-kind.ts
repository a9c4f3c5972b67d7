import { randomBytes } from 'node:crypto';
import type { Filter } from '@aws-sdk/client-ec2';
import { AwsError, type CallContext } from '../../service.ts';
import { type FilterFields, matchesFilters } from './filters.ts';
import { tagsOf } from './tag-store.ts';

/** One family of EC2 resources: where its records lie, how they are named, found and filtered. */
export interface ResourceKind<Record> {
  readonly collection: string;
  /** As tags name it: `vpc`, `subnet`, `natgateway`. */
  readonly type: string;
  readonly idPrefix: string;
  idOf(record: Record): string;
  notFound(id: string): AwsError;
  readonly filters: FilterFields<Record>;
}

export function newId(prefix: string): string {
  return `${prefix}-${randomBytes(9).toString('hex').slice(0, 17)}`;
}

export function all<R>(ctx: CallContext, kind: ResourceKind<R>): R[] {
  return ctx.store.list<R>(kind.collection);
}

/** Those that fit, asked without a copy of each. */
export function where<R>(
  ctx: CallContext,
  kind: ResourceKind<R>,
  fits: (record: R) => boolean,
): R[] {
  return ctx.store.listWhere<R>(kind.collection, fits);
}

export function save<R>(ctx: CallContext, kind: ResourceKind<R>, record: R): R {
  ctx.store.put(kind.collection, kind.idOf(record), record);
  return record;
}

export function remove<R>(ctx: CallContext, kind: ResourceKind<R>, id: string): void {
  ctx.store.delete(kind.collection, id);
  ctx.store.delete('ec2.tags', id);
}

/** @throws AwsError the kind's `NotFound` */
export function existing<R>(ctx: CallContext, kind: ResourceKind<R>, id: string): R {
  const record = ctx.store.get<R>(kind.collection, id);
  if (record === undefined) throw kind.notFound(id);
  return record;
}

/**
 * The records with these ids, all of which must exist, or else all; then those that pass every filter.
 * @throws AwsError `NotFound` of the kind, InvalidParameterValue for an unknown filter
 */
export function selected<R>(
  ctx: CallContext,
  kind: ResourceKind<R>,
  ids: readonly string[] | undefined,
  filters: readonly Filter[] | undefined,
): R[] {
  const fits = (record: R) =>
    matchesFilters(record, filters ?? [], kind.filters, () => tagsOf(ctx, kind.idOf(record)));
  return ids?.length
    ? ids.map((id) => existing(ctx, kind, id)).filter(fits)
    : where(ctx, kind, fits);
}

export function resourceNotFound(code: string, noun: string): (id: string) => AwsError {
  return (id) => new AwsError(code, `The ${noun} '${id}' does not exist`);
}

export function dependencyViolation(noun: string, id: string): AwsError {
  return new AwsError(
    'DependencyViolation',
    `The ${noun} '${id}' has dependencies and cannot be deleted.`,
  );
}
