import { zipSync } from 'fflate';
import { isJsonObject, type JsonObject, sameJson } from '../engine/json-value.ts';
import type { CallContext } from '../service.ts';
import { type Answer, nested, optionalText, orAbsent, text } from './answer.ts';
import { HandlerFailure, pick, type ResourceProvider, textProperty } from './provider.ts';
import { changeTags, readTagMap } from './tags.ts';

const configuration = [
  'DeadLetterConfig',
  'Description',
  'Environment',
  'EphemeralStorage',
  'Handler',
  'LoggingConfig',
  'MemorySize',
  'Role',
  'Runtime',
  'Timeout',
  'TracingConfig',
  'VpcConfig',
];

export const lambdaFunction: ResourceProvider = {
  type: 'AWS::Lambda::Function',
  seconds: { create: 4, update: 4, delete: 3 },

  async create(ctx, { properties, tags, generatedName }) {
    const answer = await ctx.call('Lambda', 'CreateFunction', {
      FunctionName: textProperty(properties, 'FunctionName') ?? generatedName,
      ...pick(properties, [...configuration, 'Architectures', 'PackageType']),
      KMSKeyArn: textProperty(properties, 'KmsKeyArn'),
      Code: codeOf(properties),
      Tags: { ...tags },
    });
    return text(answer, 'FunctionName');
  },

  async find(ctx, { properties, generatedName, stackId }) {
    const name = textProperty(properties, 'FunctionName') ?? generatedName;
    const found = await findFunction(ctx, name);
    return found && nested(found, 'Tags')['aws:cloudformation:stack-id'] === stackId
      ? name
      : undefined;
  },

  async isReady(ctx, name) {
    const found = nested((await findFunction(ctx, name)) ?? {}, 'Configuration');
    if (found.State === undefined) {
      throw new HandlerFailure(`Function not found: ${name}`, 'NotFound');
    }
    return found.State === 'Active' && found.LastUpdateStatus === 'Successful';
  },

  async update(ctx, FunctionName, { properties, previous, tags, previousTags }) {
    if (!sameJson(properties.Code, previous.Code)) {
      await ctx.call('Lambda', 'UpdateFunctionCode', {
        FunctionName,
        ...codeOf(properties),
        ...pick(properties, ['Architectures']),
      });
      await ready(ctx, FunctionName);
    }
    if (!sameJson(pick(properties, configuration), pick(previous, configuration))) {
      await ctx.call('Lambda', 'UpdateFunctionConfiguration', {
        FunctionName,
        Description: '',
        ...pick(properties, configuration),
      });
    }
    const Resource = arnOf(ctx, FunctionName);
    await changeTags(previousTags, tags, {
      remove: (TagKeys) => ctx.call('Lambda', 'UntagResource', { Resource, TagKeys }),
      add: (Tags) => ctx.call('Lambda', 'TagResource', { Resource, Tags }),
    });
  },

  async delete(ctx, FunctionName) {
    await ctx.call('Lambda', 'DeleteFunction', { FunctionName });
  },

  attributes: async (ctx, name) => ({ Arn: arnOf(ctx, name) }),

  async read(ctx, name, properties) {
    const found = await findFunction(ctx, name);
    if (!found) return undefined;
    const described = nested(found, 'Configuration');
    return {
      ...properties,
      FunctionName: name,
      Handler: text(described, 'Handler'),
      Runtime: text(described, 'Runtime'),
      Role: text(described, 'Role'),
      Description: optionalText(described, 'Description') ?? '',
      MemorySize: Number(described.MemorySize),
      Timeout: Number(described.Timeout),
      ...environmentOf(described),
      ...readTagMap(nested(found, 'Tags')),
    };
  },
};

async function findFunction(ctx: CallContext, FunctionName: string): Promise<Answer | undefined> {
  return orAbsent(ctx.call('Lambda', 'GetFunction', { FunctionName }));
}

/** Code and settings are changed one after the other, as Lambda wants it. */
async function ready(ctx: CallContext, name: string): Promise<void> {
  while (!(await lambdaFunction.isReady?.(ctx, name))) {
    await new Promise<void>((resolve) => ctx.clock.after(1, resolve));
  }
}

/** Code written in the template is zipped as `index.js`. */
function codeOf({ Code }: JsonObject): object {
  const code = isJsonObject(Code) ? Code : {};
  const inline = textProperty(code, 'ZipFile');
  return inline === undefined
    ? code
    : { ZipFile: zipSync({ 'index.js': new Uint8Array(Buffer.from(inline)) }) };
}

function environmentOf(described: Answer): JsonObject {
  const { Variables } = nested(described, 'Environment');
  return isJsonObject(Variables) ? { Environment: { Variables } } : {};
}

function arnOf(ctx: CallContext, name: string): string {
  return `arn:aws:lambda:${ctx.region}:${ctx.account}:function:${name}`;
}
