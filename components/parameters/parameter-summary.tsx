import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import { isVisible, type ParameterSchema, parameterGroups } from './json-schema.ts';
import type { ParameterValues } from './parameter-form.tsx';

interface ParameterSummaryProps {
  readonly schema: unknown;
  readonly values: ParameterValues;
}

/** The values of a layer's parameters, for reading. */
export function ParameterSummary({ schema, values }: ParameterSummaryProps) {
  const parameters = parameterGroups(schema).flatMap((group) => group.parameters);
  return (
    <KeyValuePairs
      columns={3}
      items={parameters
        .filter((parameter) => isVisible(parameter, values))
        .map((parameter) => ({
          label: parameter.title ?? parameter.name,
          value: shown(parameter, values[parameter.name]),
        }))}
    />
  );
}

function shown({ labels, unit }: ParameterSchema, value: unknown): string {
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (Array.isArray(value)) return value.join(', ') || '–';
  const text = String(value ?? '–');
  return labels?.[text] ?? (unit ? `${text} ${unit}` : text);
}
