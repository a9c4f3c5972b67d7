import { GetResourceCommand } from '@aws-sdk/client-cloudcontrol';
import type { JsonValue } from '#lib/resources/graph.ts';
import type { Aws } from '../clients.ts';
import { awsErrorName, translateAwsError } from '../translate-error.ts';

/** Properties of a resource as CloudFormation’s registry describes its type. */
export type ResourceModel = Readonly<Record<string, JsonValue>>;

const absent = new Set(['ResourceNotFoundException', 'NotFound', 'InvalidRequestException']);

/** A resource by its primary identifier, or undefined where AWS knows none by it. */
export async function readResourceModel(
  aws: Pick<Aws, 'cloudControl'>,
  type: string,
  identifier: string,
): Promise<ResourceModel | undefined> {
  try {
    const { ResourceDescription } = await aws.cloudControl.send(
      new GetResourceCommand({ TypeName: type, Identifier: identifier }),
    );
    return JSON.parse(ResourceDescription?.Properties ?? '{}');
  } catch (error) {
    if (absent.has(awsErrorName(error))) return undefined;
    throw translateAwsError(error);
  }
}
