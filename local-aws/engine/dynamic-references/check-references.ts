import { templateError, validationError } from '../cloudformation-error.ts';
import { isJsonObject, type JsonValue } from '../json-value.ts';
import type { Template } from '../template/template.ts';
import { type DynamicReference, type ParameterReference, referencesInText } from './references.ts';

/** Source: "Resources that support dynamic parameter patterns for secure strings", CloudFormation user guide. */
const secureProperties = [
  'AWS::DirectoryService::MicrosoftAD/Properties/Password',
  'AWS::DirectoryService::SimpleAD/Properties/Password',
  'AWS::ElastiCache::ReplicationGroup/Properties/AuthToken',
  'AWS::IAM::User/Properties/LoginProfile/Password',
  'AWS::KinesisFirehose::DeliveryStream/Properties/RedshiftDestinationConfiguration/Password',
  'AWS::RDS::DBCluster/Properties/MasterUserPassword',
  'AWS::RDS::DBInstance/Properties/MasterUserPassword',
  'AWS::Redshift::Cluster/Properties/MasterUserPassword',
];

interface Found {
  readonly reference: DynamicReference;
  /** `AWS::RDS::DBInstance/Properties/MasterUserPassword` */
  readonly place: string;
}

/**
 * Throws AWS's error for references that are malformed or in a property that may not hold them. Wording as AWS
 * answers it, recorded by its users; references that a function completes are known only when it has run.
 */
export function checkDynamicReferences(template: Template): void {
  for (const [name, declaration] of Object.entries(template.parameters)) {
    for (const reference of referencesInText(declaration.default ?? '')) {
      if (reference.kind === 'ssm' && reference.version === undefined) {
        throw templateError(`parameter ${name} should not contain ssm versionless resolver`);
      }
    }
  }
  const found = referencesOf(template);
  const malformed = found.find(({ reference }) => reference.kind === 'malformed')?.reference;
  if (malformed?.kind === 'malformed') {
    throw validationError(
      `Incorrect format is used in the following ${malformed.service} reference: [${malformed.text}]`,
    );
  }
  const misplaced = found
    .filter(({ reference }) => reference.kind === 'ssm-secure')
    .map(({ place }) => place)
    .filter((place) => !secureProperties.includes(place));
  if (misplaced.length > 0) {
    throw validationError(`SSM Secure reference is not supported in: [${misplaced.join(',')}]`);
  }
}

/** The references to Parameter Store that a template spells out. */
export function parameterReferences(template: Template): ParameterReference[] {
  return referencesOf(template)
    .map(({ reference }) => reference)
    .filter(isParameterReference);
}

function isParameterReference(reference: DynamicReference): reference is ParameterReference {
  return reference.kind === 'ssm' || reference.kind === 'ssm-secure';
}

function referencesOf(template: Template): Found[] {
  return Object.values(template.resources).flatMap(({ properties, type }) =>
    referencesAt(properties, `${type}/Properties`),
  );
}

function referencesAt(value: JsonValue, place: string): Found[] {
  if (typeof value === 'string') {
    return referencesInText(value)
      .filter(({ text }) => !text.includes('$'))
      .map((reference) => ({ reference, place }));
  }
  if (Array.isArray(value)) return value.flatMap((member) => referencesAt(member, place));
  if (!isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([key, member]) =>
    referencesAt(member, key.startsWith('Fn::') ? place : `${place}/${key}`),
  );
}
