import { addGrant } from '#lib/identity/grants.ts';
import { addPerson } from '#lib/identity/people.ts';
import { addFirstAdministrator, isSetUp } from '#lib/identity/set-up.ts';
import type { TestRuntime } from '#lib/runtime/runtime-for-tests.ts';

/** What a request is sent with so that it is somebody's. */
export interface SignedIn {
  readonly id: string;
  readonly email: string;
  readonly headers: Readonly<Record<string, string>>;
}

const password = 'correct horse battery staple';
const host = '127.0.0.1:3000';

/** The first administrator, signed in as by a browser. */
export async function signInAdministrator({ ctx }: Pick<TestRuntime, 'ctx'>): Promise<SignedIn> {
  const email = 'first@example.com';
  if (!(await isSetUp(ctx))) {
    await addFirstAdministrator(ctx, { name: 'First', email, password });
  }
  return signIn(ctx, email);
}

/** Somebody with a role, in one environment or in all, signed in as by a browser. */
export async function signInAs(
  { ctx }: Pick<TestRuntime, 'ctx'>,
  given: { readonly name: string; readonly role?: string; readonly environment?: string },
): Promise<SignedIn> {
  const email = `${given.name}@example.com`;
  const { person, invitation } = await addPerson(ctx, { name: given.name, email });
  if (given.role !== undefined) {
    await addGrant(ctx, { person: person.id, role: given.role, environment: given.environment });
  }
  const token = invitation.url.split('#')[1] ?? '';
  await ctx.identity.signIn.api.resetPassword({
    body: { token, newPassword: password },
    headers: new Headers({ host }),
  });
  return signIn(ctx, email);
}

async function signIn(ctx: TestRuntime['ctx'], email: string): Promise<SignedIn> {
  const { headers, response } = await ctx.identity.signIn.api.signInEmail({
    body: { email, password },
    headers: new Headers({ host }),
    returnHeaders: true,
  });
  const cookie = headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  return { id: response.user.id, email, headers: { cookie } };
}
