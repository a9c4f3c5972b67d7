import { viewOf } from '#lib/diagrams/views.ts';
import { drawAsOpened } from './draw-as-opened.ts';
import { largePlatform } from './large-platform.ts';

const [id, resources] = process.argv.slice(2);
const graph = largePlatform(Number(resources));
const startedMs = performance.now();
drawAsOpened(viewOf(id), graph);
process.stdout.write(JSON.stringify({ drawMs: performance.now() - startedMs }));
