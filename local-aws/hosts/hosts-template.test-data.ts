/** Two hosts as the monitoring and kubernetes layers make them, in a network of their own. */
export const hostsTemplate = `
Parameters:
  Size: {Type: String, Default: t3.large}
  GitRepository: {Type: String, Default: ''}
  GitRevision: {Type: String, Default: HEAD}
  GitPath: {Type: String, Default: .}
  ArgoCdCredentialsArn: {Type: String, Default: tools/argocd}
  Image:
    Type: AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>
    Default: /aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64
Resources:
  Secret:
    Type: AWS::SecretsManager::Secret
    Properties:
      Name: tools/argocd
      GenerateSecretString: {SecretStringTemplate: '{"username":"admin"}', GenerateStringKey: password}
  Vpc: {Type: AWS::EC2::VPC, Properties: {CidrBlock: 10.0.0.0/16}}
  Subnet:
    Type: AWS::EC2::Subnet
    Properties: {VpcId: !Ref Vpc, CidrBlock: 10.0.0.0/24, MapPublicIpOnLaunch: true}
  Group:
    Type: AWS::EC2::SecurityGroup
    Properties:
      GroupName: tools
      GroupDescription: tools
      VpcId: !Ref Vpc
      SecurityGroupIngress:
        - {IpProtocol: tcp, FromPort: 3000, ToPort: 3000, CidrIp: 0.0.0.0/0}
        - {IpProtocol: tcp, FromPort: 9090, ToPort: 9090, CidrIp: 192.0.2.0/24}
        - {IpProtocol: tcp, FromPort: 5601, ToPort: 5601, CidrIp: 192.0.2.0/24}
        - {IpProtocol: tcp, FromPort: 16686, ToPort: 16686, CidrIp: 192.0.2.0/24}
        - {IpProtocol: tcp, FromPort: 30000, ToPort: 32767, CidrIp: 192.0.2.0/24}
${hostResource('Monitoring', 'monitoring', 'GRAFANA_SECRET_ARN')}
${hostResource('Kubernetes', 'kubernetes', 'ARGOCD_SECRET_ARN')}
`;

function hostResource(logicalId: string, layer: string, setting: string): string {
  return `  ${logicalId}:
    Type: AWS::EC2::Instance
    CreationPolicy: {ResourceSignal: {Timeout: PT20M}}
    Metadata:
      AWS::CloudFormation::Init:
        config: {files: {/etc/strata/settings: {content: "${setting}='arn'"}}}
    Properties:
      ImageId: !Ref Image
      InstanceType: !Ref Size
      SubnetId: !Ref Subnet
      SecurityGroupIds: [!GetAtt Group.GroupId]
      UserData:
        Fn::Base64: !Sub "cfn-signal --stack \${AWS::StackName} --resource ${logicalId}"
      Tags:
        - {Key: Name, Value: tools-${layer}}
        - {Key: 'strata:environment', Value: tools}
        - {Key: 'strata:layer', Value: ${layer}}`;
}
