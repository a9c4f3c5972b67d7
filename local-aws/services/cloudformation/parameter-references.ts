import { validationError } from '../../engine/cloudformation-error.ts';
import { parameterReferences } from '../../engine/dynamic-references/check-references.ts';
import {
  parameterValue,
  ReferenceFailure,
} from '../../engine/dynamic-references/resolve-references.ts';
import type { Template } from '../../engine/template/template.ts';
import type { CallContext } from '../../service.ts';

/** Throws AWS's error where a template refers to a parameter that Parameter Store lacks, or wrongly to a secure one. */
export async function checkParameterReferences(
  ctx: CallContext,
  template: Template,
): Promise<void> {
  for (const reference of parameterReferences(template)) {
    await parameterValue(ctx, reference).catch((cause: unknown) => {
      throw cause instanceof ReferenceFailure ? validationError(cause.message) : cause;
    });
  }
}
