const scalarTypes = ['String', 'Number'];
const listTypes = ['CommaDelimitedList', 'List<String>', 'List<Number>'];

/** Types whose values AWS looks up in the account; "AWS-specific parameter types" of the documentation. */
const resourceTypes = [
  'AWS::EC2::AvailabilityZone::Name',
  'AWS::EC2::Image::Id',
  'AWS::EC2::Instance::Id',
  'AWS::EC2::KeyPair::KeyName',
  'AWS::EC2::SecurityGroup::GroupName',
  'AWS::EC2::SecurityGroup::Id',
  'AWS::EC2::Subnet::Id',
  'AWS::EC2::Volume::Id',
  'AWS::EC2::VPC::Id',
  'AWS::Route53::HostedZone::Id',
];

export function isParameterType(type: string): boolean {
  return (
    scalarTypes.includes(type) ||
    listTypes.includes(type) ||
    resourceTypes.includes(elementType(type)) ||
    isSsmType(type)
  );
}

export function isListType(type: string): boolean {
  return type === 'CommaDelimitedList' || type.startsWith('List<');
}

export function isSsmType(type: string): boolean {
  return type.startsWith('AWS::SSM::Parameter::');
}

/** `List<AWS::EC2::Subnet::Id>` holds values of type `AWS::EC2::Subnet::Id`. */
export function elementType(type: string): string {
  return /^List<(.+)>$/.exec(type)?.[1] ?? type;
}
