import type { CallContext } from '../../service.ts';
import type { StackIdentity } from '../intrinsics/pseudo-parameters.ts';
import type { OtherStacks } from './check-exports.ts';
import type { Surroundings } from './stack-instance.ts';
import { isLive, type StackDefinition, type StackRecord } from './stack-record.ts';
import { listStacks } from './stack-store.ts';

/** The account and region a template is evaluated in. */
export function surroundings(ctx: CallContext): Surroundings {
  return {
    availabilityZones: (region) => ['a', 'b', 'c'].map((letter) => `${region}${letter}`),
    exported: (name) => exportsOf(ctx).find((exported) => exported.name === name)?.value,
  };
}

export interface Exported {
  readonly name: string;
  readonly value: string;
  readonly stackId: string;
}

export function exportsOf(ctx: CallContext): Exported[] {
  return listStacks(ctx.store)
    .filter(isLive)
    .flatMap((stack) =>
      stack.outputs.flatMap(({ exportName, value }) =>
        exportName === undefined ? [] : [{ name: exportName, value, stackId: stack.id }],
      ),
    );
}

export function identityOf(
  ctx: CallContext,
  stack: Pick<StackRecord, 'id' | 'name'>,
  definition: StackDefinition,
): StackIdentity {
  return {
    account: ctx.account,
    region: ctx.region,
    stackId: stack.id,
    stackName: stack.name,
    notificationArns: definition.notificationArns,
  };
}

/** Names of the stacks that import an export. */
export function importersOf(ctx: CallContext, exportName: string): string[] {
  return listStacks(ctx.store)
    .filter((stack) => isLive(stack) && stack.imports.includes(exportName))
    .map(({ name }) => name);
}

/** What exports must be checked against: every stack but the one that would have them. */
export function otherStacks(ctx: CallContext, stackId: string): OtherStacks {
  const others = listStacks(ctx.store).filter((stack) => isLive(stack) && stack.id !== stackId);
  return {
    exporterOf: (name) =>
      others.find(({ outputs }) => outputs.some(({ exportName }) => exportName === name))?.name,
    importersOf: (name) => importersOf(ctx, name),
  };
}
