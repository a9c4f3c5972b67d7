import { AwsError } from '../../service.ts';
import { pager } from '../page.ts';

/** @throws AwsError InvalidParameterException for a token that this service did not give out */
export const pageOf = pager(invalidToken);

export function invalidToken(): AwsError {
  return new AwsError('InvalidParameterException', 'The specified nextToken is invalid.');
}
