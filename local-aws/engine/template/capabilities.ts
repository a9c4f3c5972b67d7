import { AwsError } from '../../service.ts';
import type { Template } from './template.ts';

/** Types whose creation needs consent, with the property that names them. */
const namedTypes: Readonly<Record<string, string>> = {
  'AWS::IAM::Group': 'GroupName',
  'AWS::IAM::InstanceProfile': 'InstanceProfileName',
  'AWS::IAM::ManagedPolicy': 'ManagedPolicyName',
  'AWS::IAM::Role': 'RoleName',
  'AWS::IAM::User': 'UserName',
};

const otherTypes = ['AWS::IAM::AccessKey', 'AWS::IAM::Policy', 'AWS::IAM::UserToGroupAddition'];

type Capability = 'CAPABILITY_IAM' | 'CAPABILITY_NAMED_IAM';

export interface RequiredCapabilities {
  readonly capabilities: readonly Capability[];
  readonly reason: string;
}

/** The consent a template needs for the IAM resources it holds, or undefined. */
export function requiredCapabilities(template: Template): RequiredCapabilities | undefined {
  const resources = Object.values(template.resources);
  const types = new Set(resources.map(({ type }) => type).filter(isIamType));
  if (types.size === 0) return undefined;
  const named = resources.some(({ type, properties }) => {
    const property = namedTypes[type];
    return property !== undefined && property in properties;
  });
  return {
    capabilities: [named ? 'CAPABILITY_NAMED_IAM' : 'CAPABILITY_IAM'],
    reason: `The following resource(s) require capabilities: [${[...types].join(', ')}]`,
  };
}

/** Throws `InsufficientCapabilitiesException` unless the caller consented; the named capability includes the other. */
export function checkCapabilities(template: Template, given: readonly string[]): void {
  const missing = (requiredCapabilities(template)?.capabilities ?? []).filter(
    (capability) => !given.includes(capability) && !given.includes('CAPABILITY_NAMED_IAM'),
  );
  if (missing.length > 0) {
    throw new AwsError(
      'InsufficientCapabilitiesException',
      `Requires capabilities : [${missing.join(', ')}]`,
    );
  }
}

function isIamType(type: string): boolean {
  return type in namedTypes || otherTypes.includes(type);
}
