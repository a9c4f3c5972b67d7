import { environmentName } from '#lib/api/environments.ts';
import { recorded } from '#lib/audit/recorded.ts';
import type { Context } from '#lib/context/context.ts';
import { getRuntime } from '#lib/runtime/get-runtime.ts';
import { notSigned, requireSignature } from '#lib/services/hook-signature.ts';
import { readBytes } from './read-input.ts';
import { remoteAddressOf } from './remote-address.ts';
import { requireFewRequests } from './require-few-requests.ts';
import { requirePlainValues } from './require-plain-values.ts';
import { type RouteHandler, respond } from './serve.ts';

interface Hook<Payload> {
  /** Who delivers, as the audit and the activity name it. */
  readonly actor: string;
  /** The audit's word for it. */
  readonly action: string;
  /** How large its deliveries may be, in bytes; as large as a request to the API unless said. */
  readonly mostBytes?: number;
  /** The signature in hexadecimal, from the headers of a delivery. */
  readonly signatureIn: (headers: Headers) => string | undefined;
  readonly algorithm: 'sha256' | 'sha512';
  /** What deliveries for an environment are signed with; undefined where it takes none. */
  readonly secretOf: (ctx: Context, name: string) => Promise<string | undefined>;
  /** What a delivery says. Throws `invalid-input`. */
  readonly read: (text: string, headers: Headers) => Payload;
  readonly receive: (
    ctx: Context,
    delivered: { readonly name: string; readonly payload: Payload },
  ) => Promise<void>;
}

/**
 * The route handler of what a service delivers by itself. A delivery proves itself by its signature; one
 * that does not is told nothing, and is not in the audit, which anybody could fill otherwise.
 */
export function serveHook<Payload>(hook: Hook<Payload>): RouteHandler {
  return (request, route) =>
    respond(request, async (requestId) => {
      const { contextFor, config } = await getRuntime();
      const { headers } = request;
      const remoteAddress = remoteAddressOf(headers);
      await requireFewRequests(config.rateLimit, `address ${remoteAddress ?? 'unknown'}`);
      const name = nameIn(await route.params);
      const ctx = contextFor({ name: hook.actor, kind: 'system' });
      const body = await readBytes(request, hook.mostBytes);
      const delivery = { body, signature: hook.signatureIn(headers) };
      requireSignature(delivery, await hook.secretOf(ctx, name), hook.algorithm);
      const payload = hook.read(body.toString('utf8'), headers);
      requirePlainValues('body', payload);
      const asked = {
        action: hook.action,
        environment: name,
        target: name,
        input: undefined,
        remoteAddress,
        userAgent: headers.get('user-agent') ?? undefined,
        requestId,
      };
      await recorded(ctx, asked, () => hook.receive(ctx, { name, payload }));
      return new Response(null, { status: 204, headers: { 'cache-control': 'no-store' } });
    });
}

/** The environment that a path names. What is no name is refused like a wrong signature, which tells nothing. */
function nameIn(params: Readonly<Record<string, string>> | undefined): string {
  const read = environmentName.safeParse(params?.name);
  if (read.success) return read.data;
  throw notSigned();
}
