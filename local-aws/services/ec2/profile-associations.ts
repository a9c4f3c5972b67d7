import type {
  AssociateIamInstanceProfileRequest,
  AssociateIamInstanceProfileResult,
  DescribeIamInstanceProfileAssociationsRequest,
  DescribeIamInstanceProfileAssociationsResult,
  DisassociateIamInstanceProfileRequest,
  DisassociateIamInstanceProfileResult,
  IamInstanceProfileAssociation,
  IamInstanceProfileSpecification,
  ReplaceIamInstanceProfileAssociationRequest,
  ReplaceIamInstanceProfileAssociationResult,
} from '@aws-sdk/client-ec2';
import { AwsError, type CallContext } from '../../service.ts';
import { type FilterFields, matchesFilters } from './filters.ts';
import { existingInstance, type InstanceRecord, instanceKind } from './instance-kind.ts';
import { findInstanceProfile } from './instance-profile.ts';
import { pageOf } from './paging.ts';
import { all, save } from './resource-kind.ts';

/** @throws AwsError IncorrectState for an instance that has a profile already */
export async function associateProfile(
  { IamInstanceProfile, InstanceId }: AssociateIamInstanceProfileRequest,
  ctx: CallContext,
): Promise<AssociateIamInstanceProfileResult> {
  const instance = existingInstance(ctx, InstanceId);
  if (instance.instanceProfile) {
    throw new AwsError(
      'IncorrectState',
      `There is an existing association for instance ${instance.instanceId}`,
    );
  }
  return { IamInstanceProfileAssociation: await put(ctx, instance, IamInstanceProfile) };
}

export async function replaceProfile(
  { AssociationId, IamInstanceProfile }: ReplaceIamInstanceProfileAssociationRequest,
  ctx: CallContext,
): Promise<ReplaceIamInstanceProfileAssociationResult> {
  const instance = holderOf(ctx, AssociationId);
  return { IamInstanceProfileAssociation: await put(ctx, instance, IamInstanceProfile) };
}

export function disassociateProfile(
  { AssociationId }: DisassociateIamInstanceProfileRequest,
  ctx: CallContext,
): DisassociateIamInstanceProfileResult {
  const instance = holderOf(ctx, AssociationId);
  const { instanceProfile: _, ...others } = instance;
  save(ctx, instanceKind, others);
  return { IamInstanceProfileAssociation: { ...present(instance), State: 'disassociating' } };
}

const filters: FilterFields<InstanceRecord> = {
  'instance-id': ({ instanceId }) => instanceId,
  state: () => 'associated',
};

export function describeProfileAssociations(
  input: DescribeIamInstanceProfileAssociationsRequest,
  ctx: CallContext,
): DescribeIamInstanceProfileAssociationsResult {
  const { AssociationIds, Filters = [] } = input;
  for (const id of AssociationIds ?? []) holderOf(ctx, id);
  const found = all(ctx, instanceKind).filter(
    (instance) =>
      instance.instanceProfile &&
      (!AssociationIds?.length || AssociationIds.includes(associationId(instance))) &&
      matchesFilters(instance, Filters, filters, () => ({})),
  );
  const { items, NextToken } = pageOf(found, input);
  return {
    IamInstanceProfileAssociations: items.map(present),
    ...(NextToken && { NextToken }),
  };
}

async function put(
  ctx: CallContext,
  instance: InstanceRecord,
  named: IamInstanceProfileSpecification | undefined,
): Promise<IamInstanceProfileAssociation> {
  const instanceProfile = await findInstanceProfile(ctx, named);
  return present(save(ctx, instanceKind, { ...instance, instanceProfile }));
}

/** @throws AwsError InvalidAssociationID.NotFound */
function holderOf(ctx: CallContext, id: string | undefined): InstanceRecord {
  const holder = all(ctx, instanceKind).find(
    (instance) => instance.instanceProfile && associationId(instance) === id,
  );
  if (holder) return holder;
  throw new AwsError(
    'InvalidAssociationID.NotFound',
    `An invalid association-id of '${id}' was given`,
  );
}

/** An instance has one profile at most, so its own id tells the association. */
function associationId({ instanceId }: InstanceRecord): string {
  return instanceId.replace(/^i-/, 'iip-assoc-');
}

function present(instance: InstanceRecord): IamInstanceProfileAssociation {
  return {
    AssociationId: associationId(instance),
    InstanceId: instance.instanceId,
    IamInstanceProfile: {
      Arn: instance.instanceProfile?.arn,
      Id: instance.instanceProfile?.id,
    },
    State: 'associated',
  };
}
