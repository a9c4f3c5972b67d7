import type { Service } from '../../service.ts';
import { deleteSecret, restoreSecret } from './deletion.ts';
import { listSecrets } from './list-secrets.ts';
import { getRandomPassword } from './random-password.ts';
import { deleteResourcePolicy, getResourcePolicy, putResourcePolicy } from './resource-policy.ts';
import {
  batchGetSecretValue,
  getSecretValue,
  listSecretVersionIds,
  putSecretValue,
  updateSecretVersionStage,
} from './secret-values.ts';
import { createSecret, describeSecret, updateSecret } from './secrets.ts';
import { secretTaggables, tagResource, untagResource } from './tags.ts';

export const secretsManager: Service = {
  id: 'Secrets Manager',
  operations: {
    BatchGetSecretValue: batchGetSecretValue,
    CreateSecret: createSecret,
    DeleteResourcePolicy: deleteResourcePolicy,
    DeleteSecret: deleteSecret,
    DescribeSecret: describeSecret,
    GetRandomPassword: getRandomPassword,
    GetResourcePolicy: getResourcePolicy,
    GetSecretValue: getSecretValue,
    ListSecretVersionIds: listSecretVersionIds,
    ListSecrets: listSecrets,
    PutResourcePolicy: putResourcePolicy,
    PutSecretValue: putSecretValue,
    RestoreSecret: restoreSecret,
    TagResource: tagResource,
    UntagResource: untagResource,
    UpdateSecret: updateSecret,
    UpdateSecretVersionStage: updateSecretVersionStage,
  },
  taggables: secretTaggables,
};
