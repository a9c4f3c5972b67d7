import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { openApiDocument } from '#lib/http/openapi.ts';

const file = new URL('../docs/openapi.json', import.meta.url);

/** The OpenAPI document as it is checked in: formatted as everything else. */
function renderOpenApi(): string {
  return execFileSync('biome', ['format', '--stdin-file-path=docs/openapi.json'], {
    input: JSON.stringify(openApiDocument(), null, 2),
    encoding: 'utf8',
    maxBuffer: 16_777_216,
  });
}

/** Whether `docs/openapi.json` is what the API's schemas say now. */
export function isOpenApiCurrent(): boolean {
  const current: unknown = JSON.parse(readFileSync(file, 'utf8'));
  return JSON.stringify(current) === JSON.stringify(openApiDocument());
}

if (import.meta.main && process.argv.includes('--check')) {
  if (!isOpenApiCurrent()) {
    process.stderr.write('docs/openapi.json is stale: node scripts/render-openapi.ts\n');
    process.exitCode = 1;
  }
} else if (import.meta.main) {
  writeFileSync(file, renderOpenApi());
}
