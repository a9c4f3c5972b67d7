import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { iconFiles } from '#lib/resources/icons.ts';

const source = new URL('../node_modules/aws-icons/icons/', import.meta.url);
const target = new URL('../public/icons/aws.json', import.meta.url);

/** AWS's dark ink, which on a dark page has to be the page's own text colour. */
const inkColour = /"#2[34]2f3[de]"/gi;

interface Icon {
  readonly body: string;
  readonly width: number;
  readonly height: number;
}

/** The pack `aws` in Iconify's format, with the icons that the resource modules name and no others. */
export function buildIconPack(): string {
  const icons = Object.fromEntries(
    Object.entries(iconFiles).map(([name, file]) => {
      const short = name.slice('aws:'.length);
      return [short, readIcon(short, readFileSync(new URL(`${file}.svg`, source), 'utf8'))];
    }),
  );
  return `${JSON.stringify({ prefix: 'aws', icons }, null, 1)}\n`;
}

function readIcon(name: string, svg: string): Icon {
  const [, attributes = '', content = ''] =
    /^<svg([^>]*)>([\s\S]*)<\/svg>\s*$/.exec(svg.trim()) ?? [];
  const [, width, height] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(attributes) ?? [];
  if (!width || !height) throw new Error(`${name}: no viewBox that starts at 0 0`);
  const presentation = attributes.replace(
    /\s(?:xmlns(?::\w+)?|viewBox|width|height|class|id)="[^"]*"/g,
    '',
  );
  const drawing = content
    .replace(/<title>[\s\S]*?<\/title>/, '')
    .replace(inkColour, '"currentColor"');
  const body = withUniqueIds(name, drawing);
  return {
    body: presentation.trim() ? `<g${presentation}>${body}</g>` : body,
    width: Number(width),
    height: Number(height),
  };
}

/** Many icons share one document, so each one's gradients and clips need names of its own. */
function withUniqueIds(name: string, body: string): string {
  return body
    .replace(/\bid="([^"]+)"/g, `id="aws-${name}-$1"`)
    .replace(/url\(#([^)]+)\)/g, `url(#aws-${name}-$1)`)
    .replace(/href="#([^"]+)"/g, `href="#aws-${name}-$1"`);
}

if (import.meta.main) {
  const pack = buildIconPack();
  if (!process.argv.includes('--check')) {
    mkdirSync(new URL('.', target), { recursive: true });
    writeFileSync(target, pack);
  } else if (readFileSync(target, 'utf8') !== pack) {
    process.stderr.write('public/icons/aws.json is stale: node scripts/build-icons.ts\n');
    process.exitCode = 1;
  }
}
