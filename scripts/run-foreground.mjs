// Runs on whatever Node the machine has, before anything is installed: Node's own modules only.
import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { root } from './bootstrap.mjs';

/** Runs a program in the project with its own tools first on the path; resolves to its exit code. */
export function runForeground(command, args, env = process.env) {
  const child = spawn(command, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...env, PATH: `${join(root, 'node_modules', '.bin')}${delimiter}${env.PATH ?? ''}` },
  });
  // A terminal sends Ctrl-C to the whole group: this process only waits for the child to end.
  const pass = (signal) => child.kill(signal);
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => pass('SIGTERM'));
  process.on('SIGHUP', () => pass('SIGTERM'));
  return new Promise((resolve) => {
    child.on('error', (error) => {
      process.stderr.write(`${command} could not be run: ${error.message}\n`);
      resolve(1);
    });
    child.on('exit', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : 143)));
  });
}
