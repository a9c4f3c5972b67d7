import { AwsError, type CallContext } from '../../service.ts';
import { zonesOf } from './zones.ts';

/** Wording: recordings of AWS quoted by its users. */

export function noCapacityFor(
  { region }: CallContext,
  instanceType: string,
  { availabilityZone }: { readonly availabilityZone: string },
): AwsError {
  const others = zonesOf(region)
    .map(({ name }) => name)
    .filter((name) => name !== availabilityZone);
  return new AwsError(
    'InsufficientInstanceCapacity',
    `We currently do not have sufficient ${instanceType} capacity in the Availability Zone you requested (${availabilityZone}). Our system will be working on provisioning additional capacity. You can currently get ${instanceType} capacity by not specifying an Availability Zone in your request or choosing ${others.join(', ')}.`,
    500,
  );
}

export function noCapacityToStart(): AwsError {
  return new AwsError('InsufficientInstanceCapacity', 'Insufficient capacity.', 500);
}
