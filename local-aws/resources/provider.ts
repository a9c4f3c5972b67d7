import type { JsonObject, JsonValue } from '../engine/json-value.ts';
import type { CallContext } from '../service.ts';

/** What CloudFormation asks a provider to bring about for one resource of a stack. */
export interface ResourceRequest {
  readonly stackId: string;
  readonly stackName: string;
  readonly logicalId: string;
  readonly type: string;
  /** Resolved, with scalars of the types the registry names. */
  readonly properties: JsonObject;
  /** The template's tags, the stack's and the `aws:cloudformation:` ones, for types that take tags. */
  readonly tags: Readonly<Record<string, string>>;
  /** The same for every attempt at this step, so that a retry after a crash is the same request. */
  readonly clientToken: string;
  /** The name CloudFormation makes up where the template gives none: stack, logical id, twelve characters. */
  readonly generatedName: string;
  /** The physical resource that this one takes the place of. */
  readonly replaces?: string;
}

/** Whose resource a provider is asked about. */
export interface ResourcePlace {
  readonly stackId: string;
  readonly logicalId: string;
  readonly type: string;
  /** The same for every attempt at this step. */
  readonly clientToken: string;
  /** Name of the snapshot that a deletion takes first, where the template's policy asks for one. */
  readonly finalSnapshot?: string;
}

export interface UpdateRequest extends ResourceRequest {
  readonly previous: JsonObject;
  readonly previousTags: Readonly<Record<string, string>>;
}

/**
 * One resource type: how it is made, changed, removed and read through the service's own API, so that what a
 * stack made is seen by every caller of that service. A refusal is the service's `AwsError`, passed on.
 */
export interface ResourceProvider {
  readonly type: string;
  /** How long AWS usually takes, in seconds of AWS time, waiting included. */
  readonly seconds: { readonly create: number; readonly update: number; readonly delete: number };
  /** Makes the resource and answers its physical id. */
  create(ctx: CallContext, request: ResourceRequest): Promise<string>;
  /** The resource that an interrupted `create` of this request left behind. */
  find?(ctx: CallContext, request: ResourceRequest): Promise<string | undefined>;
  /** Whether it has settled; absent when `create` and `update` leave it settled. */
  isReady?(ctx: CallContext, physicalId: string): Promise<boolean>;
  /** Absent when every change replaces the resource; answers a physical id where it made another resource. */
  update?(
    ctx: CallContext,
    physicalId: string,
    request: UpdateRequest,
  ): Promise<string | undefined> | Promise<void>;
  delete(
    ctx: CallContext,
    physicalId: string,
    properties: JsonObject,
    place: ResourcePlace,
  ): Promise<void>;
  /** Whether the service would delete it now; absent when it always would. */
  isDeletable?(ctx: CallContext, physicalId: string): Promise<boolean>;
  isGone?(ctx: CallContext, physicalId: string): Promise<boolean>;
  /** What `Fn::GetAtt` answers. */
  attributes(
    ctx: CallContext,
    physicalId: string,
    properties: JsonObject,
    place: ResourcePlace,
  ): Promise<JsonObject>;
  /** Whether what `Fn::GetAtt` answers must not be shown. */
  isSecret?(ctx: CallContext, place: ResourcePlace): boolean;
  /** Properties that `read` does not tell: those for writing only, and those that are not looked at here. */
  readonly unread?: readonly string[];
  /** Its properties as they are now, `undefined` when it is gone; absent when drift cannot be detected. */
  read?(
    ctx: CallContext,
    physicalId: string,
    properties: JsonObject,
  ): Promise<JsonObject | undefined>;
}

/** A resource that cannot reach the wanted state; `code` as in the contract of resource providers. */
export class HandlerFailure extends Error {
  readonly code: string;

  constructor(message: string, code: string) {
    super(message);
    this.name = 'HandlerFailure';
    this.code = code;
  }
}

/** What CloudFormation itself finds wrong with a step; events tell the message as it is. */
export class StepFailure extends Error {
  /** Of a resource that failed, and is to be deleted all the same. */
  readonly physicalId?: string;

  constructor(message: string, physicalId?: string) {
    super(message);
    this.physicalId = physicalId;
  }
}

/** A property as text, undefined when the template does not set it. */
export function textProperty(properties: JsonObject, name: string): string | undefined {
  const value = properties[name];
  return value === undefined || typeof value === 'object' ? undefined : String(value);
}

export function listProperty(properties: JsonObject, name: string): JsonValue[] {
  const value = properties[name];
  return Array.isArray(value) ? value : [];
}

/** The named properties that are set, as members of a request to the service. */
export function pick(properties: JsonObject, names: readonly string[]): JsonObject {
  return Object.fromEntries(
    names.flatMap((name): [string, JsonValue][] => {
      const value = properties[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

/** A policy document as text; templates may give an object. */
export function policyText(value: JsonValue | undefined): string | undefined {
  if (value === undefined) return undefined;
  return typeof value === 'string' ? value : JSON.stringify(value);
}
