import type { Template } from '#cloudformation/builder/template.ts';
import type { JsonValue } from '#lib/resources/graph.ts';
import type { Properties } from '#lib/resources/resource-module.ts';

export interface TemplateInput {
  readonly template: Template;
  /** Values of its parameters; what is missing has its default. */
  readonly parameters: Readonly<Record<string, string>>;
  /** Begins the id of each resource, so that templates do not get into each other's way. */
  readonly scope: string;
  readonly region: string;
}

export interface ResolvedResource {
  readonly id: string;
  readonly logicalId: string;
  readonly type: string;
  readonly properties: Properties;
}

export interface ResolvedTemplate {
  readonly resources: readonly ResolvedResource[];
  readonly outputs: Readonly<Record<string, string>>;
}

/**
 * A template as CloudFormation would resolve it with its parameters. What only AWS knows is named: a reference to
 * a resource is its id, an attribute the id and its name, and what nobody gives a value is its name in braces.
 */
export function resolveTemplate(input: TemplateInput): ResolvedTemplate {
  const resolver = new Resolver(input);
  const { Resources, Outputs = {} } = input.template;
  return {
    resources: Object.entries(Resources)
      .filter(([, { Condition }]) => resolver.holds(Condition))
      .map(([logicalId, { Type, Properties: own }]) => ({
        id: `${input.scope}/${logicalId}`,
        logicalId,
        type: Type,
        properties: resolver.properties(asJson(own)),
      })),
    outputs: Object.fromEntries(
      Object.entries(Outputs)
        .filter(([, { Condition }]) => resolver.holds(Condition))
        .map(([name, { Value }]) => [name, asText(resolver.value(asJson(Value)))]),
    ),
  };
}

/** Safe: a template is what its JSON is, and holds nothing else. */
function asJson<T extends JsonValue>(value: unknown): T {
  return value as T;
}

function itemsOf(value: JsonValue | undefined): JsonValue[] {
  return Array.isArray(value) ? value : [];
}

function memberOf(holder: JsonValue | undefined, key: string): JsonValue | undefined {
  if (typeof holder !== 'object' || holder === null || Array.isArray(holder)) return undefined;
  return Object.hasOwn(holder, key) ? holder[key] : undefined;
}

function asText(value: JsonValue | undefined): string {
  if (Array.isArray(value)) return value.map(asText).join(',');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

type Functions = Readonly<Record<string, (argument: JsonValue) => JsonValue | undefined>>;

class Resolver {
  readonly #input: TemplateInput;
  readonly #conditions = new Map<string, boolean>();
  readonly #functions: Functions;

  constructor(input: TemplateInput) {
    this.#input = input;
    const list = (argument: JsonValue) => itemsOf(this.value(argument));
    this.#functions = {
      Ref: (name) => this.#ref(asText(name)),
      'Fn::GetAtt': (path) => this.#attribute(Array.isArray(path) ? path.join('.') : asText(path)),
      'Fn::Sub': (argument) => this.#sub(argument),
      'Fn::Join': (argument) => {
        const [delimiter, items] = list(argument);
        return itemsOf(items).map(asText).join(asText(delimiter));
      },
      'Fn::Split': (argument) => {
        const [delimiter, text] = list(argument);
        return asText(text).split(asText(delimiter));
      },
      'Fn::Select': (argument) => {
        const [index, items] = list(argument);
        return itemsOf(items)[Number(index)];
      },
      'Fn::If': (argument) => {
        const [condition, whenTrue = null, whenFalse = null] = itemsOf(argument);
        return this.value(this.holds(asText(condition)) ? whenTrue : whenFalse);
      },
      'Fn::Equals': (argument) => {
        const [a, b] = list(argument);
        return asText(a) === asText(b);
      },
      'Fn::Not': (argument) => list(argument)[0] !== true,
      'Fn::And': (argument) => list(argument).every((operand) => operand === true),
      'Fn::Or': (argument) => list(argument).includes(true),
      'Fn::FindInMap': (argument) =>
        list(argument)
          .map(asText)
          .reduce(memberOf, asJson(input.template.Mappings ?? {})),
      'Fn::Base64': (text) => this.value(text),
      'Fn::ImportValue': (name) => `{${asText(this.value(name))}}`,
      Condition: (name) => this.holds(asText(name)),
    };
  }

  properties(properties: Properties): Properties {
    return Object.fromEntries(
      Object.entries(properties).flatMap(([key, own]) => {
        const value = this.value(own);
        return value === undefined ? [] : [[key, value]];
      }),
    );
  }

  /** The value that an intrinsic function gives; undefined for `AWS::NoValue`. */
  value(value: JsonValue): JsonValue | undefined {
    if (Array.isArray(value)) {
      return value.map((item) => this.value(item)).filter((item) => item !== undefined);
    }
    if (typeof value !== 'object' || value === null) return value;
    const [[name, argument] = ['', ''], ...others] = Object.entries(value);
    const isFunction = others.length === 0 && Object.hasOwn(this.#functions, name);
    if (isFunction) return this.#functions[name]?.(argument);
    return { ...this.properties(value) };
  }

  holds(condition: string | undefined): boolean {
    if (condition === undefined) return true;
    const known = this.#conditions.get(condition);
    if (known !== undefined) return known;
    const holds =
      this.value(asJson(this.#input.template.Conditions?.[condition] ?? false)) === true;
    this.#conditions.set(condition, holds);
    return holds;
  }

  #ref(name: string): JsonValue | undefined {
    const { template, parameters, scope, region } = this.#input;
    if (name === 'AWS::NoValue') return undefined;
    if (name === 'AWS::Region') return region;
    const parameter = template.Parameters?.[name];
    if (parameter) {
      const value = parameters[name] ?? parameter.Default ?? `{${name}}`;
      if (parameter.Type === 'Number') return Number(value);
      const isList = parameter.Type === 'CommaDelimitedList' || parameter.Type.startsWith('List<');
      return isList ? String(value).split(',') : value;
    }
    return Object.hasOwn(template.Resources, name) ? `${scope}/${name}` : `{${name}}`;
  }

  #attribute(path: string): string {
    return `${this.#input.scope}/${path}`;
  }

  #sub(argument: JsonValue): string {
    const [text, variables = {}] = Array.isArray(argument) ? argument : [argument];
    return asText(text).replaceAll(/\$\{([^}]*)\}/g, (_, name: string) => {
      if (name.startsWith('!')) return `\${${name.slice(1)}}`;
      const own = memberOf(variables, name);
      if (own !== undefined) return asText(this.value(own));
      return name.includes('.') ? this.#attribute(name) : asText(this.#ref(name));
    });
  }
}
