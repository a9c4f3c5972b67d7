import { DescribeTypeCommand } from '@aws-sdk/client-cloudformation';
import { z } from 'zod';
import type { Aws } from '../clients.ts';
import { awsErrorName, translateAwsError } from '../translate-error.ts';

const pointers = z.array(z.string()).default([]);

/** The parts of a schema that say how resources of the type are told and written; the rest is ignored. */
const registrySchema = z.object({
  primaryIdentifier: z.array(z.string()),
  readOnlyProperties: pointers,
  tagging: z.object({ tagProperty: z.string().optional() }).optional(),
  handlers: z.record(z.string(), z.unknown()).default({}),
});

export interface RegisteredType {
  /** Names of the properties that tell a resource from all others. */
  readonly identifier: readonly string[];
  /** JSON pointers, such as `/properties/Arn`; `*` stands for every member of a list. */
  readonly readOnly: readonly string[];
  /** Name of the property that holds its tags. */
  readonly tagProperty: string;
  /** Whether CloudFormation can take a resource of the type into a stack. */
  readonly isImportable: boolean;
}

/**
 * What CloudFormation’s registry says of a type; undefined for one that it does not have.
 * Source: CloudFormation CLI User Guide, "Resource type schema".
 */
export async function describeResourceType(
  aws: Pick<Aws, 'cloudFormation'>,
  type: string,
): Promise<RegisteredType | undefined> {
  try {
    const { ProvisioningType, Schema } = await aws.cloudFormation.send(
      new DescribeTypeCommand({ Type: 'RESOURCE', TypeName: type }),
    );
    const schema = registrySchema.parse(JSON.parse(Schema ?? '{}'));
    return {
      identifier: schema.primaryIdentifier.map(nameOf),
      readOnly: schema.readOnlyProperties,
      tagProperty: nameOf(schema.tagging?.tagProperty ?? '/properties/Tags'),
      isImportable: ProvisioningType !== 'NON_PROVISIONABLE' && 'read' in schema.handlers,
    };
  } catch (error) {
    if (awsErrorName(error) === 'TypeNotFoundException') return undefined;
    throw translateAwsError(error);
  }
}

function nameOf(pointer: string): string {
  return pointer.replace(/^\/properties\//, '');
}
