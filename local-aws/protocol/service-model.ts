import { NormalizedSchema } from '@smithy/core/schema';
import type {
  $OperationSchema,
  $SchemaRef,
  StaticErrorSchema,
  StaticOperationSchema,
} from '@smithy/types';
import type { ServiceId } from '../service.ts';
import { loadClientPackage } from './client-packages.ts';
import { type ServiceWire, serviceWires } from './service-wires.ts';

export interface OperationModel {
  readonly name: string;
  readonly schema: $OperationSchema;
  readonly input: NormalizedSchema;
  readonly output: NormalizedSchema;
  /** In REST protocols. */
  readonly http?: { readonly method: string; readonly uri: string; readonly status: number };
}

export interface ErrorModel {
  readonly name: string;
  /** The code on the wire where it differs from the name (`ChangeSetNotFound`). */
  readonly queryCode?: string;
  readonly httpStatus?: number;
}

/** What the SDK's client package knows of a service, and how its clients address it. */
export interface ServiceModel {
  readonly id: ServiceId;
  readonly wire: ServiceWire;
  readonly operations: ReadonlyMap<string, OperationModel>;
  readonly errors: readonly ErrorModel[];
}

const models = new Map<ServiceId, Promise<ServiceModel>>();

/** The model of a service, read from its client package on first use: EC2's takes half a second. */
export function serviceModel(id: ServiceId): Promise<ServiceModel> {
  const known = models.get(id);
  if (known) return known;
  const loading = readModel(id);
  models.set(id, loading);
  return loading;
}

/** The error of the service that goes by this code on the wire or by this name in its model. */
export function errorModel(model: ServiceModel, code: string): ErrorModel | undefined {
  return (
    model.errors.find((error) => error.name === code) ??
    model.errors.find((error) => error.queryCode === code)
  );
}

async function readModel(id: ServiceId): Promise<ServiceModel> {
  const schemas = Object.values(await loadClientPackage(id));
  const operations = schemas.filter(isOperation).map(toOperation);
  return {
    id,
    wire: serviceWires[id],
    operations: new Map(operations.map((operation) => [operation.name, operation])),
    errors: schemas.filter(isError).map(toError),
  };
}

const operationKind = 9;
const errorKind = -3;

function isOperation(schema: unknown): schema is StaticOperationSchema {
  return Array.isArray(schema) && schema[0] === operationKind;
}

function isError(schema: unknown): schema is StaticErrorSchema {
  return Array.isArray(schema) && schema[0] === errorKind;
}

function toOperation([
  ,
  namespace,
  name,
  traits,
  input,
  output,
]: StaticOperationSchema): OperationModel {
  const http = typeof traits === 'object' ? traits.http : undefined;
  return {
    name,
    schema: { namespace, name, traits, input: dereferenced(input), output: dereferenced(output) },
    input: NormalizedSchema.of(input),
    output: NormalizedSchema.of(output),
    ...(http && { http: { method: http[0], uri: http[1], status: http[2] } }),
  };
}

function dereferenced(reference: $SchemaRef): $SchemaRef {
  return typeof reference === 'function' ? reference() : reference;
}

function toError(schema: StaticErrorSchema): ErrorModel {
  const traits = NormalizedSchema.of(schema).getMergedTraits();
  const [queryCode, queryStatus] = Array.isArray(traits.awsQueryError) ? traits.awsQueryError : [];
  const httpStatus: unknown = queryStatus ?? traits.httpError;
  return {
    name: schema[2],
    ...(typeof queryCode === 'string' && { queryCode }),
    ...(typeof httpStatus === 'number' && { httpStatus }),
  };
}
