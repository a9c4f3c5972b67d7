import { orAbsent } from '../../resources/answer.ts';
import { providerFor } from '../../resources/providers.ts';
import { AwsError, type CallContext } from '../../service.ts';
import { validationError } from '../cloudformation-error.ts';
import { isUnknown } from '../intrinsics/scope.ts';
import type { JsonObject } from '../json-value.ts';
import { schemaOf } from '../registry/registry.ts';
import { isLive } from '../stacks/stack-record.ts';
import { listResources, listStacks } from '../stacks/stack-store.ts';
import { type ImportTarget, physicalIdOf } from './import-target.ts';

/**
 * The physical id of a resource to import, which must exist and belong to no stack.
 * @throws AwsError with the reason for which AWS fails the change set
 */
export async function findImported(
  ctx: CallContext,
  target: ImportTarget,
  properties: JsonObject,
): Promise<string> {
  const given = physicalIdOf(target);
  checkIdentifier(target, properties);
  const actual = await readExisting(ctx, target, given, properties);
  if (!actual) throw validationError(notFound(target.type, given));
  const [identifier = '', ...others] = schemaOf(target.type)?.identifier ?? [];
  const own = actual[identifier];
  const physicalId = others.length === 0 && typeof own === 'string' ? own : given;
  const owner = ownerOf(ctx, target.type, physicalId);
  if (owner !== undefined) {
    throw validationError(`${physicalId} already exists in stack ${owner}`);
  }
  return physicalId;
}

/** A template that names another resource than the one to import cannot be meant. */
function checkIdentifier({ logicalId, identifier }: ImportTarget, properties: JsonObject): void {
  for (const [name, value] of Object.entries(identifier)) {
    const declared = properties[name];
    if (typeof declared === 'string' && !isUnknown(declared) && declared !== value) {
      throw validationError(
        `The identifier ${name} [${value}] of the resource to import [${logicalId}] does not match its template [${declared}].`,
      );
    }
  }
}

/** A service that refuses the identifier itself knows no such resource either. */
async function readExisting(
  ctx: CallContext,
  { type }: ImportTarget,
  physicalId: string,
  properties: JsonObject,
): Promise<JsonObject | undefined> {
  const reading = providerFor(type)?.read?.(ctx, physicalId, properties);
  if (!reading) return undefined;
  return orAbsent(reading).catch((cause: unknown) => {
    if (cause instanceof AwsError && /Invalid|Validation|Malformed/.test(cause.code)) {
      return undefined;
    }
    throw cause;
  });
}

export function notFound(type: string, physicalId: string): string {
  if (type === 'AWS::S3::Bucket') return 'Bucket not found';
  return `Resource of type '${type}' with identifier '${physicalId}' was not found.`;
}

function ownerOf(ctx: CallContext, type: string, physicalId: string): string | undefined {
  return listStacks(ctx.store)
    .filter(isLive)
    .find(({ id }) =>
      listResources(ctx.store, id).some(
        (resource) =>
          resource.type === type &&
          resource.physicalId === physicalId &&
          !/^DELETE_(COMPLETE|SKIPPED)$/.test(resource.status),
      ),
    )?.id;
}
