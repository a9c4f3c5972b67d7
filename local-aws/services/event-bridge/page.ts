import { AwsError } from '../../service.ts';
import { pager } from '../page.ts';

export const eventsPage = pager(
  () => new AwsError('ValidationException', 'The NextToken is not valid.'),
);
