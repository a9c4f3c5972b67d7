import type { ServiceId } from '../service.ts';

/** How a service's clients address it: what identifies a request before its schemas are loaded. */
export interface ServiceWire {
  readonly protocol: 'ec2' | 'json' | 'query' | 'rest-xml';
  readonly signingName: string;
  readonly version: string;
  /** Before the dot in `X-Amz-Target`. */
  readonly target: string;
  readonly xmlNamespace: string;
}

/** Taken from `protocolSettings` in each client package's `runtimeConfig.shared`. */
export const serviceWires: Readonly<Record<ServiceId, ServiceWire>> = {
  CloudFormation: {
    protocol: 'query',
    signingName: 'cloudformation',
    version: '2010-05-15',
    target: 'CloudFormation',
    xmlNamespace: 'http://cloudformation.amazonaws.com/doc/2010-05-15/',
  },
  'CloudWatch Logs': {
    protocol: 'json',
    signingName: 'logs',
    version: '2014-03-28',
    target: 'Logs_20140328',
    xmlNamespace: 'http://monitoring.amazonaws.com/doc/2014-03-28/',
  },
  EC2: {
    protocol: 'ec2',
    signingName: 'ec2',
    version: '2016-11-15',
    target: 'AmazonEC2',
    xmlNamespace: 'http://ec2.amazonaws.com/doc/2016-11-15/',
  },
  IAM: {
    protocol: 'query',
    signingName: 'iam',
    version: '2010-05-08',
    target: 'AWSIdentityManagementV20100508',
    xmlNamespace: 'https://iam.amazonaws.com/doc/2010-05-08/',
  },
  'Resource Groups Tagging API': {
    protocol: 'json',
    signingName: 'tagging',
    version: '2017-01-26',
    target: 'ResourceGroupsTaggingAPI_20170126',
    xmlNamespace: '',
  },
  S3: {
    protocol: 'rest-xml',
    signingName: 's3',
    version: '2006-03-01',
    target: 'AmazonS3',
    xmlNamespace: 'http://s3.amazonaws.com/doc/2006-03-01/',
  },
  STS: {
    protocol: 'query',
    signingName: 'sts',
    version: '2011-06-15',
    target: 'AWSSecurityTokenServiceV20110615',
    xmlNamespace: 'https://sts.amazonaws.com/doc/2011-06-15/',
  },
};
