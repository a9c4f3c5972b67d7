import { parseConfig } from '#lib/config/config.ts';

/** For a container's health check: ends with 0 where the app on this machine is ready, and says why not. */
const parsed = parseConfig(process.env);
const port = parsed.ok ? parsed.config.port : 3000;

try {
  const response = await fetch(`http://127.0.0.1:${port}/api/v1/ready`);
  process.stdout.write(`${await response.text()}\n`);
  process.exitCode = response.ok ? 0 : 1;
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
}
