/** Icons of the pack `aws`, by the file of npm `aws-icons` that each is made from. */
export const iconFiles = {
  'aws:elastic-ip': 'resource/AmazonEC2ElasticIPAddress',
  'aws:flow-log': 'resource/AmazonVPCFlowLogs',
  'aws:internet': 'resource/Internet',
  'aws:internet-gateway': 'resource/AmazonVPCInternetGateway',
  'aws:log-group': 'resource/AmazonCloudWatchLogs',
  'aws:nat-gateway': 'resource/AmazonVPCNATGateway',
  'aws:private-subnet': 'architecture-group/Privatesubnet',
  'aws:resource': 'architecture-service/AWSCloudFormation',
  'aws:role': 'resource/AWSIdentityAccessManagementRole',
  'aws:route-table': 'resource/AmazonVPCRouter',
  'aws:security-group': 'resource/AmazonVPCNetworkAccessControlList',
  'aws:vpc': 'resource/AmazonVPCVirtualprivatecloudVPC',
  'aws:vpc-endpoint': 'resource/AmazonVPCEndpoints',
} as const;

export type IconName = keyof typeof iconFiles;
