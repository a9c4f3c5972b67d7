import type {
  ListExportsInput,
  ListExportsOutput,
  ListImportsInput,
  ListImportsOutput,
} from '@aws-sdk/client-cloudformation';
import { validationError } from '../../engine/cloudformation-error.ts';
import { exportsOf, importersOf } from '../../engine/stacks/surroundings.ts';
import type { CallContext } from '../../service.ts';
import { pageOf } from './paging.ts';

export function listExports(input: ListExportsInput, ctx: CallContext): ListExportsOutput {
  const { items, nextToken } = pageOf(exportsOf(ctx), input.NextToken, 100);
  return {
    Exports: items.map(({ name, value, stackId }) => ({
      Name: name,
      Value: value,
      ExportingStackId: stackId,
    })),
    NextToken: nextToken,
  };
}

export function listImports(input: ListImportsInput, ctx: CallContext): ListImportsOutput {
  const importers = importersOf(ctx, input.ExportName ?? '');
  if (importers.length === 0) {
    throw validationError(`Export '${input.ExportName}' is not imported by any stack.`);
  }
  const { items, nextToken } = pageOf(importers, input.NextToken, 100);
  return { Imports: items, NextToken: nextToken };
}
