import { AwsError } from '../../service.ts';

export interface S3Place {
  readonly bucket: string;
  /** With a slash at its end, unless it is empty. */
  readonly prefix: string;
}

/** A target such as `s3://lake/raw`. Throws InternalServiceException for what is not in S3. */
export function s3Place(path: string): S3Place {
  const [, bucket = '', prefix = ''] = /^s3[an]?:\/\/([^/]+)\/?(.*)$/.exec(path) ?? [];
  if (bucket === '') throw new AwsError('InternalServiceException', `Unsupported path: ${path}`);
  return { bucket, prefix: prefix === '' || prefix.endsWith('/') ? prefix : `${prefix}/` };
}
