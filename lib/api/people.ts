import { z } from 'zod';
import { builtInRoleIds } from '#lib/identity/permissions.ts';
import { defineEndpoint } from './define-endpoint.ts';
import { environmentName } from './environments.ts';
import { emailAddress, permission, personName } from './session.ts';

const tag = 'Identity';

/** A role that comes with the product by its name, or one that was made by its id. */
export const roleId = z.union([z.enum(builtInRoleIds), z.uuid()]);

const groupName = z.string().trim().min(1).max(200).meta({ title: 'Group' });

export const grant = z
  .object({
    id: z.string(),
    role: roleId,
    roleTitle: z.string(),
    /** Name of the environment; null for all, also those to come. */
    environment: z.string().nullable(),
    /** The group of single sign-on that it is given to; null where it is given to a person. */
    group: z.string().nullable(),
    grantedBy: z.string(),
    grantedAt: z.iso.datetime(),
  })
  .meta({ id: 'Grant' });

export type GrantDocument = z.output<typeof grant>;

export const person = z
  .object({
    id: z.string(),
    name: z.string(),
    email: z.string(),
    /** How they may sign in: `password`, `single-sign-on`, `passkey`; none before an invitation is followed. */
    methods: z.array(z.enum(['password', 'single-sign-on', 'passkey'])),
    groups: z.array(z.string()),
    blocked: z.boolean(),
    createdAt: z.iso.datetime(),
    lastSeenAt: z.iso.datetime().nullable(),
    grants: z.array(grant),
  })
  .meta({ id: 'Person' });

export type Person = z.output<typeof person>;

export const invitation = z
  .object({
    /** Opened by the person, it lets them choose a password, once. */
    url: z.string(),
    expiresAt: z.iso.datetime(),
  })
  .meta({ id: 'Invitation' });

export type Invitation = z.output<typeof invitation>;

const byId = z.strictObject({ id: z.string().min(1).max(64) });

export const listPeople = defineEndpoint({
  id: 'listPeople',
  method: 'GET',
  path: '/people',
  summary: 'Who may sign in, and the roles of each',
  tag,
  response: z.object({ people: z.array(person), groupGrants: z.array(grant) }),
});

export const addPerson = defineEndpoint({
  id: 'addPerson',
  method: 'POST',
  reveals: true,
  path: '/people',
  summary: 'Let somebody sign in; the answer has the address by which they choose a password',
  tag,
  status: 201,
  body: z.strictObject({
    name: personName,
    email: emailAddress,
    role: roleId.optional().meta({ title: 'Role' }),
    environment: environmentName
      .nullable()
      .default(null)
      .meta({ title: 'In', description: 'Left out: in all environments.' }),
  }),
  response: z.object({ person, invitation }),
  refusals: ['person-exists', 'environment-not-found', 'role-not-found'],
});

export const changePerson = defineEndpoint({
  id: 'changePerson',
  method: 'PATCH',
  path: '/people/{id}',
  summary: 'Rename somebody, or block them: they are signed out and cannot sign in',
  tag,
  params: byId,
  body: z
    .strictObject({ name: personName.optional(), blocked: z.boolean().optional() })
    .refine((body) => Object.keys(body).length > 0, 'Say what is to change: name or blocked'),
  response: person,
  refusals: ['person-not-found', 'last-administrator'],
});

export const removePerson = defineEndpoint({
  id: 'removePerson',
  method: 'DELETE',
  path: '/people/{id}',
  summary: 'Remove somebody with their roles, sessions and tokens; the audit keeps what they did',
  tag,
  status: 204,
  params: byId,
  response: z.null(),
  refusals: ['person-not-found', 'last-administrator'],
});

export const invitePerson = defineEndpoint({
  id: 'invitePerson',
  method: 'POST',
  reveals: true,
  path: '/people/{id}/invitation',
  summary: 'An address by which somebody chooses a new password, once',
  tag,
  status: 201,
  params: byId,
  response: invitation,
  refusals: ['person-not-found'],
});

export const addGrant = defineEndpoint({
  id: 'addGrant',
  method: 'POST',
  path: '/grants',
  summary: 'Give a role to a person or to a group of single sign-on',
  tag,
  status: 201,
  body: z
    .strictObject({
      person: z.string().min(1).max(64).optional().meta({ title: 'Person' }),
      group: groupName.optional(),
      role: roleId.meta({ title: 'Role' }),
      environment: environmentName.nullable().default(null).meta({ title: 'In' }),
    })
    .refine((body) => (body.person === undefined) !== (body.group === undefined), {
      message: 'Either a person or a group',
      path: ['person'],
    }),
  response: grant,
  refusals: ['person-not-found', 'environment-not-found', 'role-not-found', 'grant-exists'],
});

export const removeGrant = defineEndpoint({
  id: 'removeGrant',
  method: 'DELETE',
  path: '/grants/{id}',
  summary: 'Take a role away',
  tag,
  status: 204,
  params: z.strictObject({ id: z.uuid() }),
  response: z.null(),
  refusals: ['grant-not-found', 'last-administrator'],
});

export const roleDocument = z
  .object({
    id: roleId,
    name: z.string(),
    description: z.string(),
    permissions: z.array(permission),
    builtIn: z.boolean(),
    /** How many persons and groups have it. */
    grants: z.number().int(),
  })
  .meta({ id: 'Role' });

export type RoleDocument = z.output<typeof roleDocument>;

export const listRoles = defineEndpoint({
  id: 'listRoles',
  method: 'GET',
  path: '/roles',
  summary: 'The roles there are, and the permissions of each',
  tag,
  response: z.object({ roles: z.array(roleDocument) }),
});

const roleInput = {
  name: z.string().trim().min(1, 'Give the role a name').max(60).meta({ title: 'Name' }),
  description: z.string().trim().max(200).meta({ title: 'Description' }),
  permissions: z
    .array(permission)
    .min(1, 'Choose at least one permission')
    .max(permission.options.length)
    .transform((all) => [...new Set(all)])
    .meta({ title: 'Permissions' }),
};

export const addRole = defineEndpoint({
  id: 'addRole',
  method: 'POST',
  path: '/roles',
  summary: 'Make a role of permissions',
  tag,
  status: 201,
  body: z.strictObject({ ...roleInput, description: roleInput.description.default('') }),
  response: roleDocument,
  refusals: ['role-exists'],
});

const ofRole = z.strictObject({ id: z.uuid() });

export const changeRole = defineEndpoint({
  id: 'changeRole',
  method: 'PATCH',
  path: '/roles/{id}',
  summary: 'Change a role that was made; whoever has it has the new permissions at once',
  tag,
  params: ofRole,
  body: z
    .strictObject({
      name: roleInput.name.optional(),
      description: roleInput.description.optional(),
      permissions: roleInput.permissions.optional(),
    })
    .refine((body) => Object.keys(body).length > 0, 'Say what is to change'),
  response: roleDocument,
  refusals: ['role-not-found', 'role-exists', 'last-administrator'],
});

export const removeRole = defineEndpoint({
  id: 'removeRole',
  method: 'DELETE',
  path: '/roles/{id}',
  summary: 'Remove a role that was made and that nobody has',
  tag,
  status: 204,
  params: ofRole,
  response: z.null(),
  refusals: ['role-not-found', 'role-granted'],
});
