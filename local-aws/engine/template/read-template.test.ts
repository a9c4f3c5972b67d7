import { describe, expect, it } from 'vitest';
import { knownTypes } from '../registry/registry.ts';
import { checkCapabilities, requiredCapabilities } from './capabilities.ts';
import { checkReferences } from './check-references.ts';
import { checkCircles, dependenciesOf } from './dependencies.ts';
import { readTemplate } from './read-template.ts';

const vpc = { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } };

function check(document: object): void {
  const template = readTemplate(JSON.stringify(document));
  checkReferences(template, knownTypes);
  checkCircles(dependenciesOf(template, new Set(Object.keys(template.resources))));
}

function withResource(resource: unknown): object {
  return { Resources: { A: resource } };
}

describe('a template that AWS refuses', () => {
  const many = Object.fromEntries(Array.from({ length: 501 }, (_, index) => [`V${index}`, vpc]));
  it.each<[string, object]>([
    ['Template format error: At least one Resources member must be defined.', {}],
    ['Template format error: At least one Resources member must be defined.', { Resources: {} }],
    ['Template format error: Any Resources member must be an object.', withResource('x')],
    ["Invalid template resource property 'Invalid'", withResource({ ...vpc, Invalid: 1 })],
    [
      'Template format error: [/Resources/A] Every Resources object must contain a Type member.',
      withResource({}),
    ],
    [
      'Template format error: Unrecognized resource types: [AWS::Foo::Bar]',
      withResource({ Type: 'AWS::Foo::Bar' }),
    ],
    [
      'Template format error: Resource name a-b is non alphanumeric.',
      { Resources: { 'a-b': vpc } },
    ],
    [
      'Template format error: Number of resources, 501, is greater than maximum allowed, 500',
      { Resources: many },
    ],
    [
      'Template format error: Invalid template property or properties [Nope]',
      { Resources: { A: vpc }, Nope: 1 },
    ],
    [
      "[/Outputs/O/Value] 'null' values are not allowed in templates",
      { Resources: { A: vpc }, Outputs: { O: { Value: null } } },
    ],
    [
      'Template format error: Every Outputs member must contain a Value object',
      { Resources: { A: vpc }, Outputs: { O: {} } },
    ],
    [
      'Template format error: Unrecognized parameter type: Text',
      { Resources: { A: vpc }, Parameters: { P: { Type: 'Text' } } },
    ],
    [
      'Template format error: Every Parameters object must contain a Type member.',
      { Resources: { A: vpc }, Parameters: { P: {} } },
    ],
    [
      'Template format error: Every Mappings attribute must be a String or a List.',
      { Resources: { A: vpc }, Mappings: { M: { k: { a: { b: 1 } } } } },
    ],
    [
      'Template format error: Every Mappings member k must be a map',
      { Resources: { A: vpc }, Mappings: { M: { k: 'x' } } },
    ],
    [
      'Template format error: Unresolved resource dependencies [Missing] in the Resources block of the template',
      withResource({ Type: 'AWS::EC2::Subnet', Properties: { VpcId: { Ref: 'Missing' } } }),
    ],
    [
      'Template format error: Unresolved resource dependencies [Later] in the Resources block of the template',
      withResource({ ...vpc, DependsOn: 'Later' }),
    ],
    [
      'Template format error: Unresolved resource dependencies [B] in the Outputs block of the template',
      { Resources: { A: vpc }, Outputs: { O: { Value: { 'Fn::Sub': `\${B}` } } } },
    ],
    [
      'Template error: instance of Fn::GetAtt references undefined resource B',
      { Resources: { A: vpc }, Outputs: { O: { Value: { 'Fn::GetAtt': ['B', 'Arn'] } } } },
    ],
    [
      'Template error: resource A does not support attribute type Arn in Fn::GetAtt',
      { Resources: { A: vpc }, Outputs: { O: { Value: { 'Fn::GetAtt': ['A', 'Arn'] } } } },
    ],
    [
      'Template format error: Unresolved condition dependency C in the Resources block of the template',
      withResource({ ...vpc, Condition: 'C' }),
    ],
    [
      'Template error: unresolved condition dependency C in Fn::If',
      withResource({ ...vpc, Properties: { CidrBlock: { 'Fn::If': ['C', 'a', 'b'] } } }),
    ],
    [
      'Circular dependency between resources: [A, B]',
      { Resources: { A: { ...vpc, DependsOn: 'B' }, B: { ...vpc, DependsOn: ['A'] }, C: vpc } },
    ],
  ])('%s', (message, document) => {
    expect(() => check(document)).toThrow(message);
  });

  it('accepts what is complete', () => {
    expect(() =>
      check({ Resources: { A: vpc }, Outputs: { O: { Value: { Ref: 'A' } } } }),
    ).not.toThrow();
  });
});

describe('capabilities', () => {
  const role = (properties: object) =>
    readTemplate(JSON.stringify(withResource({ Type: 'AWS::IAM::Role', Properties: properties })));
  it.each<[object, string[], string | undefined]>([
    [{}, [], 'Requires capabilities : [CAPABILITY_IAM]'],
    [{}, ['CAPABILITY_IAM'], undefined],
    [{}, ['CAPABILITY_NAMED_IAM'], undefined],
    [{ RoleName: 'r' }, ['CAPABILITY_IAM'], 'Requires capabilities : [CAPABILITY_NAMED_IAM]'],
    [{ RoleName: 'r' }, ['CAPABILITY_NAMED_IAM'], undefined],
  ])('a role with %j and %j', (properties, given, message) => {
    const run = () => checkCapabilities(role(properties), given);
    if (message === undefined) expect(run).not.toThrow();
    else expect(run).toThrow(message);
  });

  it('needs none for a network', () => {
    expect(requiredCapabilities(readTemplate(JSON.stringify(withResource(vpc))))).toBeUndefined();
  });
});
