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
    type === 'AWS::SSM::Parameter::Name' ||
    isSsmValueType(type)
  );
}

export function isListType(type: string): boolean {
  return type === 'CommaDelimitedList' || type.startsWith('List<');
}

/** `AWS::SSM::Parameter::Value<T>`: given is the name of a parameter in Parameter Store, whose value is a `T`. */
export function ssmValueType(type: string): string | undefined {
  return /^AWS::SSM::Parameter::Value<(.+)>$/.exec(type)?.[1];
}

function isSsmValueType(type: string): boolean {
  const inner = ssmValueType(type);
  if (inner === undefined || inner === 'Number') return false;
  return (
    inner === 'String' || listTypes.includes(inner) || resourceTypes.includes(elementType(inner))
  );
}

/** `List<AWS::EC2::Subnet::Id>` holds values of type `AWS::EC2::Subnet::Id`. */
export function elementType(type: string): string {
  return /^List<(.+)>$/.exec(type)?.[1] ?? type;
}
