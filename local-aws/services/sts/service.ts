import type { Service } from '../../service.ts';
import { assumeRole } from './assume-role.ts';
import { getCallerIdentity } from './caller-identity.ts';

export const sts: Service = {
  id: 'STS',
  operations: { AssumeRole: assumeRole, GetCallerIdentity: getCallerIdentity },
};
