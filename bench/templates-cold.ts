const startedMs = performance.now();
const { generateTemplates } = await import('./generate-templates.ts');
const loadedMs = performance.now();
generateTemplates();
const result = { loadMs: loadedMs - startedMs, generateMs: performance.now() - loadedMs };
process.stdout.write(JSON.stringify(result));
