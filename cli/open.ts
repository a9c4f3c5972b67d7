import { spawn } from 'node:child_process';
import { getEnvironment } from '#lib/api/environments.ts';
import { callApi } from '#lib/queries/call-api.ts';
import { type Command, exitCodes } from './command.ts';

/** What opens a URL, by platform. */
const openers: Readonly<Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>>> = {
  darwin: ['open'],
  linux: ['xdg-open'],
  win32: ['cmd', '/c', 'start', ''],
};

export const open: Command = {
  name: 'open',
  summary: 'Tell the address of an environment, or of one of its pages, and open it in the browser',
  takes: ['environment', '[page]'],
  options: { print: { type: 'boolean' } },
  async run({ server, args: [name = '', page], options }) {
    await callApi(getEnvironment, { params: { name } }, server);
    const url = `${server.origin}/environments/${name}${page ? `/${page}` : ''}`;
    const [command, ...rest] = openers[process.platform] ?? [];
    if (command && !options.print) {
      spawn(command, [...rest, url], { stdio: 'ignore', detached: true })
        .on('error', () => undefined)
        .unref();
    }
    return { exitCode: exitCodes.done, document: { url }, text: url };
  },
};
