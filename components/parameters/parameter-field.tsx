'use client';

import FormField from '@cloudscape-design/components/form-field';
import { controlOf, type ParameterSchema } from './json-schema.ts';
import { ParameterControl } from './parameter-control.tsx';

interface ParameterFieldProps {
  readonly parameter: ParameterSchema;
  readonly values: Readonly<Record<string, unknown>>;
  /** What is wrong with a parameter, or with one item of a list (`publicSubnetCidrs/1`). */
  readonly errorOf: (path: string) => string | undefined;
  /** Letters of the zones that the region has. */
  readonly zones: readonly string[];
  readonly onChange: (value: unknown) => void;
}

/** One parameter with its label, help and error. */
export function ParameterField(props: ParameterFieldProps) {
  const { parameter, values, zones, errorOf, onChange } = props;
  const errorText = errorOf(parameter.name);
  const labelsItself = controlOf(parameter) === 'toggle';
  return (
    <FormField
      label={labelsItself ? undefined : (parameter.title ?? parameter.name)}
      description={labelsItself ? undefined : parameter.description}
      constraintText={parameter.unit ? `In ${parameter.unit}` : undefined}
      {...(errorText ? { errorText } : {})}
    >
      <ParameterControl
        parameter={parameter}
        value={values[parameter.name]}
        values={values}
        zones={zones}
        itemError={(index) => errorOf(`${parameter.name}/${index}`)}
        onChange={onChange}
      />
    </FormField>
  );
}
