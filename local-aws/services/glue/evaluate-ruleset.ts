import type { DataQualityRuleResult } from '@aws-sdk/client-glue';

/** Rules that name columns of the table. */
const columnRules =
  /^(ColumnCorrelation|ColumnDataType|ColumnExists|ColumnLength|ColumnValues|Completeness|DataFreshness|DistinctValuesCount|Entropy|IsComplete|IsPrimaryKey|IsUnique|Mean|StandardDeviation|Sum|UniqueValueRatio|Uniqueness)\b/;

/**
 * The rules of a ruleset in Data Quality Definition Language; undefined where it is none.
 * Source: "Data Quality Definition Language (DQDL) reference", AWS Glue Developer Guide.
 */
export function readRules(ruleset: string): string[] | undefined {
  const body = /(?:^|\n|\])\s*Rules\s*=\s*\[([\s\S]*)\]/.exec(withoutComments(ruleset))?.[1];
  const rules = body === undefined ? [] : splitRules(body);
  const isRule = (rule: string) => /^(\(|[A-Z][A-Za-z]+\b)/.test(rule);
  return rules.length > 0 && rules.every(isRule) ? rules : undefined;
}

function withoutComments(ruleset: string): string {
  return ruleset.replace(/^\s*#.*$/gm, '');
}

/** At commas outside quotes and brackets. */
function splitRules(body: string): string[] {
  const rules: string[] = [];
  let rule = '';
  let depth = 0;
  let quoted = false;
  for (const character of body) {
    if (character === '"') quoted = !quoted;
    if (!quoted && '[({'.includes(character)) depth += 1;
    if (!quoted && '])}'.includes(character)) depth -= 1;
    if (character === ',' && depth === 0 && !quoted) {
      rules.push(rule);
      rule = '';
    } else rule += character;
  }
  return [...rules, rule].map((each) => each.trim()).filter(Boolean);
}

/** How a table whose columns are known fares: what needs its data is taken to hold. */
export function evaluateRules(
  rules: readonly string[],
  columns: readonly string[],
): DataQualityRuleResult[] {
  return rules.map((rule, index) => {
    const failure = failureOf(rule, columns);
    return {
      Name: `Rule_${index + 1}`,
      Description: rule,
      Result: failure === undefined ? 'PASS' : 'FAIL',
      ...(failure && { EvaluationMessage: failure }),
      EvaluatedMetrics: metricsOf(rule, columns),
    };
  });
}

function metricsOf(rule: string, columns: readonly string[]): Record<string, number> {
  return rule.startsWith('ColumnCount') ? { 'Dataset.*.ColumnCount': columns.length } : {};
}

function failureOf(rule: string, columns: readonly string[]): string | undefined {
  const [, operator, count] = /^ColumnCount\s*(=|!=|<=|>=|<|>)\s*(\d+)/.exec(rule) ?? [];
  if (operator !== undefined) {
    return compares(columns.length, operator, Number(count))
      ? undefined
      : `Value: ${columns.length} does not meet the constraint requirement!`;
  }
  if (!columnRules.test(rule)) return undefined;
  const [head = ''] = rule.split(/\b(?:in|matches|with|where|between)\b|=|<|>/);
  const named = [...head.matchAll(/"([^"]+)"/g)].map(([, name = '']) => name);
  const missing = named.find((name) => !columns.includes(name.toLowerCase()));
  return missing === undefined ? undefined : `Column does not exist: ${missing}`;
}

function compares(value: number, operator: string, wanted: number): boolean {
  switch (operator) {
    case '=':
      return value === wanted;
    case '!=':
      return value !== wanted;
    case '<':
      return value < wanted;
    case '<=':
      return value <= wanted;
    case '>':
      return value > wanted;
    default:
      return value >= wanted;
  }
}

/** The share of rules that passed. */
export function scoreOf(results: readonly DataQualityRuleResult[]): number {
  return results.filter(({ Result }) => Result === 'PASS').length / Math.max(1, results.length);
}
