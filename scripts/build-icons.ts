import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { iconFiles, toolLogos } from '#lib/resources/icons.ts';

const awsIcons = new URL('../node_modules/aws-icons/icons/', import.meta.url);
const logos = new URL('../node_modules/@iconify-json/logos/icons.json', import.meta.url);
const target = new URL('../public/icons/', import.meta.url);

/** The dark inks of AWS and GitHub, which on a dark page have to be the page's own text colour. */
const inkColours = /"#(?:2[34]2f3[de]|161614)"/gi;

interface Icon {
  readonly body: string;
  readonly width: number;
  readonly height: number;
}

interface IconifyPack {
  /** Of icons that do not say otherwise. */
  readonly width: number;
  readonly height: number;
  readonly icons: Readonly<Record<string, Pick<Icon, 'body'> & Partial<Icon>>>;
}

/** The served packs by file name, in Iconify's format, with the icons that are drawn and no others. */
export function buildIconPacks(): Record<string, string> {
  return { 'aws.json': awsPack(), 'logos.json': logoPack() };
}

function awsPack(): string {
  const icons = Object.fromEntries(
    Object.entries(iconFiles).map(([name, file]) => {
      const short = name.slice('aws:'.length);
      return [short, readIcon(short, readFileSync(new URL(`${file}.svg`, awsIcons), 'utf8'))];
    }),
  );
  return packText('aws', icons);
}

function logoPack(): string {
  const { icons, width, height }: IconifyPack = JSON.parse(readFileSync(logos, 'utf8'));
  const chosen = Object.entries(toolLogos).map(([name, logo]) => {
    const short = name.slice('logos:'.length);
    const found = icons[logo];
    if (!found) throw new Error(`${logo}: no such logo`);
    const drawing = found.body.replace(inkColours, '"currentColor"');
    const body = withUniqueIds('logos', short, drawing);
    return [short, { body, width: found.width ?? width, height: found.height ?? height }];
  });
  return packText('logos', Object.fromEntries(chosen));
}

function packText(prefix: string, icons: Readonly<Record<string, Icon>>): string {
  return `${JSON.stringify({ prefix, icons }, null, 1)}\n`;
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
    .replace(inkColours, '"currentColor"');
  const body = withUniqueIds('aws', name, drawing);
  return {
    body: presentation.trim() ? `<g${presentation}>${body}</g>` : body,
    width: Number(width),
    height: Number(height),
  };
}

/** Many icons share one document, so each one's gradients and clips need names of its own. */
function withUniqueIds(pack: string, name: string, body: string): string {
  return body
    .replace(/\bid="([^"]+)"/g, `id="${pack}-${name}-$1"`)
    .replace(/url\(#([^)]+)\)/g, `url(#${pack}-${name}-$1)`)
    .replace(/href="#([^"]+)"/g, `href="#${pack}-${name}-$1"`);
}

if (import.meta.main) {
  const check = process.argv.includes('--check');
  mkdirSync(target, { recursive: true });
  for (const [name, pack] of Object.entries(buildIconPacks())) {
    const file = new URL(name, target);
    if (!check) writeFileSync(file, pack);
    else if (readFileSync(file, 'utf8') !== pack) {
      process.stderr.write(`public/icons/${name} is stale: node scripts/build-icons.ts\n`);
      process.exitCode = 1;
    }
  }
}
