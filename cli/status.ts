import { getEnvironment, listEnvironments } from '#lib/api/environments.ts';
import { callApi } from '#lib/queries/call-api.ts';
import { type Command, exitCodes } from './command.ts';

export const status: Command = {
  name: 'status',
  summary: 'Tell how environments are, or the layers of one',
  takes: ['[environment]'],
  options: {},
  async run({ server, args: [name] }) {
    if (name === undefined) {
      const document = await callApi(listEnvironments, {}, server);
      const text = document.environments
        .map((one) => `${one.name}\t${one.region}\t${one.state}`)
        .join('\n');
      return { exitCode: exitCodes.done, document, text: text || 'There are no environments.' };
    }
    const document = await callApi(getEnvironment, { params: { name } }, server);
    const text = document.layers
      .map(({ id, state, stackStatus }) => `${id}\t${state}\t${stackStatus ?? '-'}`)
      .join('\n');
    return { exitCode: exitCodes.done, document, text };
  },
};
