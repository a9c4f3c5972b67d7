import { z } from 'zod';
import type { Aws } from '#lib/aws/clients.ts';
import { readSecretText } from '#lib/aws/secret-value.ts';
import { AppError } from '#lib/errors/app-error.ts';
import type { ResourceNode } from '#lib/resources/graph.ts';
import { readJson } from '#lib/services/read-json.ts';
import type { Tool } from './tool.ts';

export interface Credentials {
  readonly username: string | null;
  readonly password: string;
}

const document = z.object({ username: z.string().optional(), password: z.string() });

/** The secret of a tool among the resources of an environment, where it has one. */
export function secretOf(tool: Tool, nodes: readonly ResourceNode[]): ResourceNode | undefined {
  if (tool.secret === undefined) return undefined;
  return nodes.find(
    ({ type, logicalId, managed, status }) =>
      type === 'AWS::SecretsManager::Secret' &&
      logicalId === tool.secret &&
      managed &&
      status === 'healthy',
  );
}

/**
 * User and password of a tool as its secret has them now. Throws `no-credentials`, and what AWS refuses;
 * no error holds any part of them.
 */
export async function readCredentials(
  aws: Pick<Aws, 'secrets'>,
  tool: Tool,
  nodes: readonly ResourceNode[],
): Promise<Credentials> {
  const secret = secretOf(tool, nodes);
  if (!secret) {
    throw new AppError('no-credentials', `There is no secret with ${tool.title}’s password.`);
  }
  const credentials = readJson(document, await readSecretText(aws, secret.id));
  if (!credentials) {
    throw new AppError('no-credentials', `The secret ${secret.name} holds no password.`);
  }
  return { username: credentials.username ?? null, password: credentials.password };
}
