import { z } from 'zod';
import type { Template } from '../builder/template.ts';

const texts = z.union([z.string().transform((text) => [text]), z.array(z.string())]);
const statement = z.object({
  Effect: z.literal('Allow'),
  Action: texts,
  Resource: z.preprocess((value) => (Array.isArray(value) ? value : [value]), z.array(z.unknown())),
  Condition: z.unknown().optional(),
});
const conditional = z
  .object({ 'Fn::If': z.tuple([z.string(), statement, z.unknown()]) })
  .transform(({ 'Fn::If': [condition, then] }) => ({ ...then, onlyIf: condition }));
const role = z.object({
  AssumeRolePolicyDocument: z.object({
    Statement: z.tuple([
      z.object({
        Principal: z.object({ Service: z.string() }),
        Condition: z.unknown().optional(),
      }),
    ]),
  }),
  ManagedPolicyArns: z.array(z.unknown()).default([]),
  Policies: z.tuple([
    z.object({
      PolicyDocument: z.object({
        Statement: z.array(
          z.union([conditional, statement.transform((one) => ({ ...one, onlyIf: undefined }))]),
        ),
      }),
    }),
  ]),
});

export interface Permission {
  readonly action: string;
  /** Resource as text: the argument of Fn::Sub, or the name that Ref names in braces. */
  readonly resource: string;
  readonly onlyIf: string | undefined;
  readonly condition: unknown;
}

/** Every action of a role beside every resource it is allowed on. */
export function permissionsOf(template: Template, logicalId: string): Permission[] {
  const { Policies } = roleOf(template, logicalId);
  return Policies[0].PolicyDocument.Statement.flatMap(
    ({ Action, Resource, Condition: condition, onlyIf }) =>
      Action.flatMap((action) =>
        Resource.map((resource) => ({
          action,
          resource: resourceText(resource),
          onlyIf,
          condition,
        })),
      ),
  );
}

export function roleOf(template: Template, logicalId: string) {
  return role.parse(template.Resources[logicalId]?.Properties);
}

const reference = z.union([
  z.string(),
  z.object({ Ref: z.string() }).transform(({ Ref }) => `\${${Ref}}`),
  z.object({ 'Fn::Sub': z.string() }).transform((argument) => argument['Fn::Sub']),
  z
    .object({ 'Fn::Sub': z.tuple([z.string(), z.record(z.string(), z.unknown())]) })
    .transform(({ 'Fn::Sub': [text, variables] }) =>
      Object.entries(variables).reduce(
        (filled, [name, value]) => filled.replaceAll(`\${${name}}`, resourceText(value)),
        text,
      ),
    ),
]);

function resourceText(resource: unknown): string {
  return reference.parse(resource);
}
