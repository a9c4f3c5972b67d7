interface Field {
  readonly name: string;
  readonly least: number;
  readonly most: number;
  /** Names that stand for numbers, the first for `least`. */
  readonly names?: readonly string[];
  /** Whether `?`, no particular value, may stand here. */
  readonly optional?: boolean;
}

const fields: readonly Field[] = [
  { name: 'Minutes', least: 0, most: 59 },
  { name: 'Hours', least: 0, most: 23 },
  { name: 'Day of month', least: 1, most: 31, optional: true },
  {
    name: 'Month',
    least: 1,
    most: 12,
    names: ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'],
  },
  {
    name: 'Day of week',
    least: 1,
    most: 7,
    names: ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'],
    optional: true,
  },
  { name: 'Year', least: 1970, most: 2199 },
];

const expressionPattern = 'cron\\([0-9A-Za-z*?,/#LW -]+\\)';

/** What CloudFormation checks a schedule against; `cronIssue` knows more. */
export const cronPattern = `^${expressionPattern}$`;

/** Of a schedule that may be left empty. */
export const optionalCronPattern = `^(?:${expressionPattern})?$`;

/** Minutes between two runs that Glue wants at least. */
const leastMinutesApart = 5;

/**
 * What is wrong with a schedule such as `cron(0 2 * * ? *)`, or undefined. Source: AWS Glue Developer
 * Guide, "Time-based schedules for jobs and crawlers".
 */
export function cronIssue(expression: string): string | undefined {
  const inside = /^cron\((.*)\)$/.exec(expression)?.[1];
  if (inside === undefined) return 'Write a schedule as cron(0 2 * * ? *), in UTC';
  const texts = inside.trim().split(/\s+/);
  if (texts.length !== fields.length) {
    return `A schedule has six fields (${fields.map(({ name }) => name.toLowerCase()).join(', ')}), not ${texts.length}`;
  }
  for (const [index, field] of fields.entries()) {
    const text = texts[index] ?? '';
    if (!isValid(text, field)) return `${field.name}: ${text} is not a value from ${range(field)}`;
  }
  const [minutes = '', , dayOfMonth, , dayOfWeek] = texts;
  if ((dayOfMonth === '?') === (dayOfWeek === '?')) {
    return 'Exactly one of day of month and day of week must be ?';
  }
  return minutesApart(minutes) < leastMinutesApart
    ? `Glue starts runs at least ${leastMinutesApart} minutes apart`
    : undefined;
}

function isValid(text: string, field: Field): boolean {
  if (text === '?') return field.optional === true;
  if (text === 'L' && field.optional) return true;
  if (field.name === 'Day of month' && (text === 'LW' || /^([1-9]|[12]\d|3[01])W$/.test(text))) {
    return true;
  }
  if (field.name === 'Day of week' && /^([1-7]|[A-Z]{3})(L|#[1-5])$/i.test(text)) {
    return readValue(text.replace(/(L|#[1-5])$/i, ''), field) !== undefined;
  }
  return text.split(',').every((part) => readValues(part, field).length > 0);
}

/** The numbers that a part such as `5`, `MON-FRI`, `*` or `0/15` stands for; none when it is malformed. */
function readValues(part: string, field: Field): number[] {
  const [span = '', step, ...rest] = part.split('/');
  if (rest.length > 0 || (step !== undefined && !/^[1-9]\d*$/.test(step))) return [];
  const [from, to] = readBounds(span, field, step !== undefined);
  if (from === undefined || to === undefined || from > to) return [];
  const size = Number(step ?? 1);
  return Array.from(
    { length: Math.floor((to - from) / size) + 1 },
    (_, index) => from + index * size,
  );
}

function readBounds(
  span: string,
  field: Field,
  stepped: boolean,
): [from?: number | undefined, to?: number | undefined] {
  if (span === '*') return [field.least, field.most];
  const [first = '', last, ...rest] = span.split('-');
  if (rest.length > 0) return [];
  const from = readValue(first, field);
  if (last !== undefined) return [from, readValue(last, field)];
  return [from, stepped ? field.most : from];
}

function readValue(text: string, { least, most, names = [] }: Field): number | undefined {
  const index = names.indexOf(text.toUpperCase());
  if (index >= 0) return least + index;
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  return value >= least && value <= most ? value : undefined;
}

/** Fewest minutes from one run to the next, should every hour have runs. */
function minutesApart(text: string): number {
  const [field] = fields;
  const minutes = field ? text.split(',').flatMap((part) => readValues(part, field)) : [];
  const sorted = [...new Set(minutes)].sort((a, b) => a - b);
  const next = [...sorted.slice(1), (sorted[0] ?? 0) + 60];
  return Math.min(...sorted.map((minute, index) => (next[index] ?? 0) - minute));
}

function range({ least, most, names }: Field): string {
  const named = names ? ` or ${names[0]} to ${names.at(-1)}` : '';
  return `${least} to ${most}${named}`;
}
