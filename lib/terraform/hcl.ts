/** A value of Terraform's language: a literal, a collection, or an expression that stands as it is. */
export type HclValue =
  | string
  | number
  | boolean
  | readonly HclValue[]
  | HclExpression
  | { readonly [key: string]: HclValue };

const isExpression: unique symbol = Symbol('hcl-expression');

/** Source text, such as a reference or a call. */
export interface HclExpression {
  readonly [isExpression]: true;
  readonly text: string;
}

/** Arguments and nested blocks, in the order in which they are written. */
export interface HclBody {
  readonly attributes?: Readonly<Record<string, HclValue | undefined>>;
  readonly blocks?: readonly HclBlock[];
}

export interface HclBlock extends HclBody {
  readonly type: string;
  readonly labels?: readonly string[];
}

/** An expression that stands as it is; whatever others chose comes into one by `quoted`. */
export function expression(text: string): HclExpression {
  return { [isExpression]: true, text };
}

/** A file of blocks, laid out as `terraform fmt` has it. Pure. */
export function renderHcl(blocks: readonly HclBlock[]): string {
  return `${blocks.map((block) => renderBlock(block).join('\n')).join('\n\n')}\n`;
}

const escapes: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};

/**
 * A quoted template in which nothing is interpolated.
 * Source: HCL Native Syntax Specification, "Quoted Templates" and "Template Literals".
 */
export function quoted(text: string): string {
  const escaped = text.toWellFormed().replace(
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is to be escaped
    /["\\]|[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff]/g,
    (found) => escapes[found] ?? `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return `"${escaped.replace(/\$+\{|%+\{/g, literalOpening)}"`;
}

/** What would begin an interpolation or directive; a longer run of signs is ambiguous unless all but one are codes. */
function literalOpening(found: string): string {
  const sign = found.charAt(0);
  const code = `\\u00${sign.charCodeAt(0).toString(16)}`;
  return `${code.repeat(found.length - 2)}${sign}${sign}{`;
}

function renderBlock({ type, labels = [], ...body }: HclBlock): string[] {
  const head = [type, ...labels.map(quoted)].join(' ');
  const lines = renderBody(body);
  return lines.length === 0 ? [`${head} {}`] : [`${head} {`, ...indented(lines), '}'];
}

function renderBody({ attributes = {}, blocks = [] }: HclBody): string[] {
  const given = Object.entries(attributes).filter(([, value]) => value !== undefined);
  const parts = [
    ...(given.length > 0 ? [renderPairs(given as [string, HclValue][])] : []),
    ...blocks.map(renderBlock),
  ];
  return parts.flatMap((part, index) => (index === 0 ? part : ['', ...part]));
}

/** `name = value` lines; the signs of neighbours that take one line each stand below one another. */
function renderPairs(pairs: readonly (readonly [string, HclValue])[]): string[] {
  const rendered = pairs.map(([name, value]) => ({ name, lines: renderValue(value) }));
  return rendered.flatMap(({ name, lines }, index) => {
    const [first = '', ...rest] = lines;
    const gap = ' '.repeat(runWidth(rendered, index) - columns(name));
    return [`${name}${gap} = ${first}`, ...rest];
  });
}

/** The longest name among the lines around one that `terraform fmt` aligns with it. */
function runWidth(
  pairs: readonly { readonly name: string; readonly lines: readonly string[] }[],
  index: number,
): number {
  const isSingle = (at: number) => pairs[at]?.lines.length === 1;
  const own = columns(pairs[index]?.name ?? '');
  if (!isSingle(index)) return own;
  let start = index;
  while (isSingle(start - 1)) start -= 1;
  let width = own;
  for (let at = start; isSingle(at); at += 1) {
    width = Math.max(width, columns(pairs[at]?.name ?? ''));
  }
  return width;
}

const graphemes = new Intl.Segmenter('en');

function columns(text: string): number {
  return [...graphemes.segment(text)].length;
}

function renderValue(value: HclValue): string[] {
  if (typeof value === 'string') return [quoted(value)];
  if (typeof value === 'number') return [numberText(value)];
  if (typeof value === 'boolean') return [String(value)];
  if (isList(value)) return renderList(value);
  if (isExpressionValue(value)) return [value.text];
  const pairs = Object.entries(value).map(([key, item]) => [objectKey(key), item] as const);
  return pairs.length === 0 ? ['{}'] : ['{', ...indented(renderPairs(pairs)), '}'];
}

function numberText(value: number): string {
  if (!Number.isFinite(value)) throw new Error(`HCL has no number ${value}`);
  return String(value);
}

function renderList(items: readonly HclValue[]): string[] {
  const rendered = items.map(renderValue);
  const oneLine = `[${rendered.map(([first]) => first).join(', ')}]`;
  if (rendered.every(({ length }) => length === 1) && oneLine.length <= 80) return [oneLine];
  const lines = rendered.flatMap((item) => [...item.slice(0, -1), `${item.at(-1)},`]);
  return ['[', ...indented(lines), ']'];
}

function objectKey(key: string): string {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(key) ? key : quoted(key);
}

function indented(lines: readonly string[]): string[] {
  return lines.map((line) => (line === '' ? line : `  ${line}`));
}

function isList(value: HclValue): value is readonly HclValue[] {
  return Array.isArray(value);
}

function isExpressionValue(value: object): value is HclExpression {
  return isExpression in value;
}
