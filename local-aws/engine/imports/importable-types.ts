import { providerFor } from '../../resources/providers.ts';

/** Read here, but without handlers in the registry of AWS, which every import needs. */
const unsupported: readonly string[] = [
  'AWS::CloudFormation::CustomResource',
  'AWS::CloudFormation::WaitConditionHandle',
  'AWS::Glue::DataQualityRuleset',
  'AWS::Glue::SecurityConfiguration',
  'AWS::Glue::Table',
  'AWS::Glue::Workflow',
  'AWS::IAM::Policy',
  'AWS::SQS::QueuePolicy',
];

/** Whether AWS has a handler that reads resources of the type, by which they can be taken into a stack. */
export function isReadable(type: string): boolean {
  return !unsupported.includes(type) && providerFor(type)?.read !== undefined;
}
