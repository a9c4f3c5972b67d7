import type { ServiceId } from '../service.ts';

/** How a service's clients address it: what identifies a request before its schemas are loaded. */
export interface ServiceWire {
  readonly protocol: 'ec2' | 'json' | 'query' | 'rest-json' | 'rest-xml';
  /** Of AWS JSON, 1.1 where it is not told. */
  readonly jsonVersion?: '1.0';
  /** Spoke AWS Query before AWS JSON, and still tells that protocol's error codes, in a header. */
  readonly isQueryCompatible?: true;
  readonly signingName: string;
  readonly version: string;
  /** Before the dot in `X-Amz-Target`. */
  readonly target: string;
  readonly xmlNamespace: string;
}

/** Taken from `protocolSettings` in each client package's `runtimeConfig.shared`. */
export const serviceWires: Readonly<Record<ServiceId, ServiceWire>> = {
  'Application Auto Scaling': {
    protocol: 'json',
    signingName: 'application-autoscaling',
    version: '2016-02-06',
    target: 'AnyScaleFrontendService',
    xmlNamespace: '',
  },
  Budgets: {
    protocol: 'json',
    signingName: 'budgets',
    version: '2016-10-20',
    target: 'AWSBudgetServiceGateway',
    xmlNamespace: '',
  },
  CloudControl: {
    protocol: 'json',
    jsonVersion: '1.0',
    signingName: 'cloudcontrolapi',
    version: '2021-09-30',
    target: 'CloudApiService',
    xmlNamespace: '',
  },
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
  'Cost Explorer': {
    protocol: 'json',
    signingName: 'ce',
    version: '2017-10-25',
    target: 'AWSInsightsIndexService',
    xmlNamespace: '',
  },
  EC2: {
    protocol: 'ec2',
    signingName: 'ec2',
    version: '2016-11-15',
    target: 'AmazonEC2',
    xmlNamespace: 'http://ec2.amazonaws.com/doc/2016-11-15/',
  },
  ECR: {
    protocol: 'json',
    signingName: 'ecr',
    version: '2015-09-21',
    target: 'AmazonEC2ContainerRegistry_V20150921',
    xmlNamespace: 'http://ecr.amazonaws.com/doc/2015-09-21/',
  },
  ECS: {
    protocol: 'json',
    signingName: 'ecs',
    version: '2014-11-13',
    target: 'AmazonEC2ContainerServiceV20141113',
    xmlNamespace: 'http://ecs.amazonaws.com/doc/2014-11-13/',
  },
  ElastiCache: {
    protocol: 'query',
    signingName: 'elasticache',
    version: '2015-02-02',
    target: 'AmazonElastiCacheV9',
    xmlNamespace: 'http://elasticache.amazonaws.com/doc/2015-02-02/',
  },
  'Elastic Load Balancing v2': {
    protocol: 'query',
    signingName: 'elasticloadbalancing',
    version: '2015-12-01',
    target: 'ElasticLoadBalancing_v10',
    xmlNamespace: 'http://elasticloadbalancing.amazonaws.com/doc/2015-12-01/',
  },
  EventBridge: {
    protocol: 'json',
    signingName: 'events',
    version: '2015-10-07',
    target: 'AWSEvents',
    xmlNamespace: 'http://events.amazonaws.com/doc/2015-10-07',
  },
  Glue: {
    protocol: 'json',
    signingName: 'glue',
    version: '2017-03-31',
    target: 'AWSGlue',
    xmlNamespace: '',
  },
  IAM: {
    protocol: 'query',
    signingName: 'iam',
    version: '2010-05-08',
    target: 'AWSIdentityManagementV20100508',
    xmlNamespace: 'https://iam.amazonaws.com/doc/2010-05-08/',
  },
  KMS: {
    protocol: 'json',
    signingName: 'kms',
    version: '2014-11-01',
    target: 'TrentService',
    xmlNamespace: 'https://trent.amazonaws.com/doc/2014-11-01/',
  },
  Lambda: {
    protocol: 'rest-json',
    signingName: 'lambda',
    version: '2015-03-31',
    target: 'AWSGirApiService',
    xmlNamespace: '',
  },
  Pricing: {
    protocol: 'json',
    signingName: 'pricing',
    version: '2017-10-15',
    target: 'AWSPriceListService',
    xmlNamespace: '',
  },
  RDS: {
    protocol: 'query',
    signingName: 'rds',
    version: '2014-10-31',
    target: 'AmazonRDSv19',
    xmlNamespace: 'http://rds.amazonaws.com/doc/2014-10-31/',
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
  SQS: {
    protocol: 'json',
    jsonVersion: '1.0',
    isQueryCompatible: true,
    signingName: 'sqs',
    version: '2012-11-05',
    target: 'AmazonSQS',
    xmlNamespace: '',
  },
  SSM: {
    protocol: 'json',
    signingName: 'ssm',
    version: '2014-11-06',
    target: 'AmazonSSM',
    xmlNamespace: 'http://ssm.amazonaws.com/doc/2014-11-06/',
  },
  STS: {
    protocol: 'query',
    signingName: 'sts',
    version: '2011-06-15',
    target: 'AWSSecurityTokenServiceV20110615',
    xmlNamespace: 'https://sts.amazonaws.com/doc/2011-06-15/',
  },
  'Secrets Manager': {
    protocol: 'json',
    signingName: 'secretsmanager',
    version: '2017-10-17',
    target: 'secretsmanager',
    xmlNamespace: '',
  },
};
