/** Icons of the pack `aws`, by the file of npm `aws-icons` that each is made from. */
export const iconFiles = {
  'aws:cloud': 'architecture-group/AWSCloudlogo',
  'aws:elastic-ip': 'resource/AmazonEC2ElasticIPAddress',
  'aws:flow-log': 'resource/AmazonVPCFlowLogs',
  'aws:internet': 'resource/Internet',
  'aws:internet-gateway': 'resource/AmazonVPCInternetGateway',
  'aws:log-group': 'resource/AmazonCloudWatchLogs',
  'aws:nat-gateway': 'resource/AmazonVPCNATGateway',
  'aws:private-subnet': 'architecture-group/Privatesubnet',
  'aws:public-subnet': 'architecture-group/Publicsubnet',
  'aws:region': 'architecture-group/Region',
  'aws:resource': 'architecture-service/AWSCloudFormation',
  'aws:role': 'resource/AWSIdentityAccessManagementRole',
  'aws:route-table': 'resource/AmazonVPCRouter',
  'aws:s3': 'resource/AmazonSimpleStorageServiceBucket',
  'aws:security-group': 'resource/AmazonVPCNetworkAccessControlList',
  'aws:vpc': 'resource/AmazonVPCVirtualprivatecloudVPC',
  'aws:vpc-endpoint': 'resource/AmazonVPCEndpoints',
  'aws:vpc-group': 'architecture-group/VirtualprivatecloudVPC',
} as const;

export type IconName = keyof typeof iconFiles;
