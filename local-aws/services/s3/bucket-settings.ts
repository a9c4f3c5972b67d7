import { AwsError, type CallContext, type Operation } from '../../service.ts';
import { existingBucket, saveBucket } from './bucket-store.ts';

/** A configuration of a bucket that is put, got and deleted as a whole. */
interface Setting {
  readonly name: string;
  /** In the operations' names: `PutBucket…`. */
  readonly put: string;
  readonly get: string;
  readonly delete?: string;
  readonly inputMember: string;
  /** Absent where the answer is the configuration itself. */
  readonly outputMember?: string;
  readonly missing: readonly [code: string, message: string];
}

const settings: readonly Setting[] = [
  {
    name: 'encryption',
    put: 'PutBucketEncryption',
    get: 'GetBucketEncryption',
    delete: 'DeleteBucketEncryption',
    inputMember: 'ServerSideEncryptionConfiguration',
    outputMember: 'ServerSideEncryptionConfiguration',
    missing: [
      'ServerSideEncryptionConfigurationNotFoundError',
      'The server side encryption configuration was not found',
    ],
  },
  {
    name: 'cors',
    put: 'PutBucketCors',
    get: 'GetBucketCors',
    delete: 'DeleteBucketCors',
    inputMember: 'CORSConfiguration',
    missing: ['NoSuchCORSConfiguration', 'The CORS configuration does not exist'],
  },
  {
    name: 'publicAccessBlock',
    put: 'PutPublicAccessBlock',
    get: 'GetPublicAccessBlock',
    delete: 'DeletePublicAccessBlock',
    inputMember: 'PublicAccessBlockConfiguration',
    outputMember: 'PublicAccessBlockConfiguration',
    missing: [
      'NoSuchPublicAccessBlockConfiguration',
      'The public access block configuration was not found',
    ],
  },
  {
    name: 'policy',
    put: 'PutBucketPolicy',
    get: 'GetBucketPolicy',
    delete: 'DeleteBucketPolicy',
    inputMember: 'Policy',
    outputMember: 'Policy',
    missing: ['NoSuchBucketPolicy', 'The bucket policy does not exist'],
  },
  {
    name: 'ownershipControls',
    put: 'PutBucketOwnershipControls',
    get: 'GetBucketOwnershipControls',
    delete: 'DeleteBucketOwnershipControls',
    inputMember: 'OwnershipControls',
    outputMember: 'OwnershipControls',
    missing: ['OwnershipControlsNotFoundError', 'The bucket ownership controls were not found'],
  },
];

/** The operations of every setting, by their names. */
export const bucketSettingOperations: Readonly<Record<string, Operation>> = Object.fromEntries(
  settings.flatMap((setting) => [
    [setting.put, put(setting)],
    [setting.get, get(setting)],
    ...(setting.delete ? [[setting.delete, remove(setting)]] : []),
  ]),
);

type Input = Readonly<Record<string, unknown>> & { readonly Bucket?: string };

function put({ inputMember, name }: Setting): Operation<Input> {
  return (input, ctx) => {
    const bucket = existingBucket(ctx, input.Bucket);
    saveBucket(ctx, { ...bucket, settings: { ...bucket.settings, [name]: input[inputMember] } });
    return {};
  };
}

function get({ missing, name, outputMember }: Setting): Operation<Input> {
  return ({ Bucket }, ctx: CallContext) => {
    const value = existingBucket(ctx, Bucket).settings[name];
    if (value === undefined) {
      const [code, message] = missing;
      throw new AwsError(code, message, 404, { BucketName: Bucket ?? '' });
    }
    return outputMember ? { [outputMember]: value } : value;
  };
}

function remove({ name }: Setting): Operation<Input> {
  return ({ Bucket }, ctx) => {
    const bucket = existingBucket(ctx, Bucket);
    const { [name]: _, ...others } = bucket.settings;
    saveBucket(ctx, { ...bucket, settings: others });
    return {};
  };
}
