import { validationError } from '../../engine/cloudformation-error.ts';
import { isListType, ssmValueType } from '../../engine/parameters/parameter-types.ts';
import type { Template } from '../../engine/template/template.ts';
import { type Answer, answers, text, texts } from '../../resources/answer.ts';
import type { CallContext } from '../../service.ts';

interface Named {
  readonly key: string;
  /** In Parameter Store. */
  readonly name: string;
  readonly isList: boolean;
}

/**
 * What the parameters of `AWS::SSM::Parameter::Value` types stand for at this moment, by their keys. Throws AWS's
 * errors for parameters that Parameter Store lacks, that are secure, or whose type differs.
 */
export async function resolveSsmParameters(
  ctx: CallContext,
  template: Template,
  parameters: Readonly<Record<string, string>>,
): Promise<Record<string, string>> {
  const named = Object.entries(template.parameters).flatMap(([key, { type }]): Named[] => {
    const inner = ssmValueType(type);
    const name = parameters[key];
    return inner === undefined || name === undefined
      ? []
      : [{ key, name, isList: isListType(inner) }];
  });
  if (named.length === 0) return {};
  const found = await fetch(
    ctx,
    named.map(({ name }) => name),
  );
  refuse(
    named.filter(({ name }) => typeOf(found, name) === 'SecureString'),
    (names) =>
      `Parameters [${names}] referenced by template have types not supported by CloudFormation.`,
  );
  refuse(
    named.filter(({ isList, name }) => (typeOf(found, name) === 'StringList') !== isList),
    (names) =>
      `Types for SSM parameters [${names}] defined in CFN template and SSM are incompatible`,
  );
  return Object.fromEntries(
    named.map(({ isList, key, name }) => {
      const value = text(found.get(name) ?? {}, 'Value');
      return [key, isList ? trimmed(value) : value];
    }),
  );
}

/** The parameters by the names they were asked for, which may have a version behind a colon. */
async function fetch(ctx: CallContext, names: readonly string[]): Promise<Map<string, Answer>> {
  const answer = await ctx.call('SSM', 'GetParameters', { Names: [...new Set(names)] });
  const missing = texts(answer, 'InvalidParameters');
  if (missing.length > 0) {
    throw validationError(
      `Unable to fetch parameters [${missing.join(',')}] from parameter store for this account.`,
    );
  }
  return new Map(
    answers(answer, 'Parameters').map((parameter) => [
      `${text(parameter, 'Name')}${typeof parameter.Selector === 'string' ? parameter.Selector : ''}`,
      parameter,
    ]),
  );
}

function typeOf(found: ReadonlyMap<string, Answer>, name: string): string {
  return text(found.get(name) ?? {}, 'Type');
}

function refuse(refused: readonly Named[], message: (names: string) => string): void {
  if (refused.length === 0) return;
  throw validationError(message(refused.map(({ name }) => name).join(',')));
}

function trimmed(list: string): string {
  return list
    .split(',')
    .map((member) => member.trim())
    .join(',');
}
