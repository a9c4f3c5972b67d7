import type { LayerId } from '#cloudformation/layer.ts';
import { layers } from '#cloudformation/layers.ts';
import type { Deployment } from '#lib/api/deployment-documents.ts';
import type { ImportPreview } from '#lib/api/imports.ts';
import type { Aws } from '#lib/aws/clients.ts';
import { type ResourceModel, readResourceModel } from '#lib/aws/cloudcontrol/resource-model.ts';
import {
  describeResourceType,
  type RegisteredType,
} from '#lib/aws/cloudformation/resource-type.ts';
import type { Context } from '#lib/context/context.ts';
import type { Environment } from '#lib/db/client.ts';
import { requireResource } from '#lib/discovery/require-resource.ts';
import { requireLayer } from '#lib/environments/require-layer.ts';
import { readStacks } from '#lib/environments/stacks.ts';
import { AppError } from '#lib/errors/app-error.ts';
import type { ResourceNode } from '#lib/resources/graph.ts';
import { deployedTemplate } from './deployed-template.ts';
import { importIdentifier, importLogicalId, importProperties } from './import-model.ts';
import type { ImportedResource } from './imports.ts';
import { openDeployment } from './open-deployment.ts';
import { isUpdatable } from './stack-statuses.ts';

interface ImportSubject {
  readonly name: string;
  /** Id of a resource of the graph. */
  readonly resource: string;
}

/**
 * How a resource that was made by hand would be taken into a stack. Throws `environment-not-found`,
 * `resource-not-found`, and `not-importable` with what stands against it.
 */
export async function previewImport(ctx: Context, input: ImportSubject): Promise<ImportPreview> {
  const { environment, node, model, type } = await importable(ctx, input);
  const open = layersThatTakeIn(environment);
  const suggested = open.find((layer) => makes(environment, layer, node.type)) ?? open[0];
  if (!suggested) {
    throw new AppError('not-importable', `${input.name} has no stack that could take it in.`);
  }
  return {
    resource: node.id,
    type: node.type,
    properties: importProperties(type, model),
    logicalId: importLogicalId(node.name, logicalIdsOf(environment, suggested)),
    layers: [...open],
    suggestedLayer: suggested,
  };
}

export interface ImportInput extends ImportSubject {
  readonly layer: string;
  /** What the template calls it; made of its name where it is not given. */
  readonly logicalId?: string | undefined;
}

/**
 * Asks for a plan by which the stack of a layer takes in a resource that was made by hand, and does nothing
 * else. Throws what `previewImport` throws, and `layer-not-found`.
 */
export async function importResource(ctx: Context, input: ImportInput): Promise<Deployment> {
  const { id, title } = requireLayer(input.layer);
  const { environment, node, model, type, identifier } = await importable(ctx, input);
  if (!layersThatTakeIn(environment).includes(id)) {
    throw refused('layer', `${title} has no stack that could take it in: deploy it first.`);
  }
  const taken = logicalIdsOf(environment, id);
  const { logicalId = importLogicalId(node.name, taken) } = input;
  if (taken.has(logicalId)) {
    throw refused('logicalId', `The template of ${title} has a ${logicalId} already.`);
  }
  const imported: ImportedResource = {
    logicalId,
    type: node.type,
    identifier,
    properties: importProperties(type, model),
  };
  return openDeployment(ctx, {
    environment,
    kind: 'deploy',
    apply: false,
    runs: [{ layer: id, imports: [imported] }],
    summary: `Import of ${node.name} into ${title} requested`,
  });
}

interface Importable {
  readonly environment: Environment;
  readonly node: ResourceNode;
  readonly type: RegisteredType;
  readonly model: ResourceModel;
  readonly identifier: Readonly<Record<string, string>>;
}

async function importable(ctx: Context, input: ImportSubject): Promise<Importable> {
  const { environment, node } = await requireResource(ctx, input);
  if (node.managed) throw notImportable(node, `it belongs to the stack of ${node.layer}`);
  if (node.awsDefault) throw notImportable(node, 'AWS made it together with another resource');
  const aws = ctx.aws(environment);
  const type = await describeResourceType(aws, node.type);
  if (!type?.isImportable) throw notImportable(node, `CloudFormation cannot import ${node.type}`);
  const model = await modelOf(aws, node);
  const identifier = model && importIdentifier(type, model);
  if (!model || !identifier) throw notImportable(node, 'AWS does not find it by its identifier');
  return { environment, node, type, model, identifier };
}

/** The graph has AWS’s own id, which for some types is an ARN where the registry wants the name in it. */
async function modelOf(aws: Aws, { type, id, arn, name }: ResourceNode) {
  const candidates = new Set([id, arn?.split(/[:/]/).at(-1), arn, name]);
  for (const candidate of candidates) {
    const model = candidate && (await readResourceModel(aws, type, candidate));
    if (model) return model;
  }
  return undefined;
}

function layersThatTakeIn({ stacks }: Environment): LayerId[] {
  const stored = readStacks(stacks);
  return layers.map(({ id }) => id).filter((id) => isUpdatable(stored[id]));
}

function makes(environment: Environment, layer: LayerId, type: string): boolean {
  const { Resources } = deployedTemplate(environment, requireLayer(layer));
  return Object.values(Resources).some(({ Type }) => Type === type);
}

function logicalIdsOf(environment: Environment, layer: LayerId): ReadonlySet<string> {
  return new Set(Object.keys(deployedTemplate(environment, requireLayer(layer)).Resources));
}

function notImportable({ name }: ResourceNode, why: string): AppError {
  return new AppError('not-importable', `${name} cannot be imported: ${why}.`);
}

function refused(field: string, message: string): AppError {
  return new AppError('not-importable', message, {
    fields: [{ in: 'body', path: [field], message }],
  });
}
