'use client';

import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { isVisible, parameterGroups } from './json-schema.ts';
import { ParameterField } from './parameter-field.tsx';

export type ParameterValues = Readonly<Record<string, unknown>>;

export interface ParameterFormProps {
  /** JSON Schema of the layer's parameters, as the API gives it. */
  readonly schema: unknown;
  readonly values: ParameterValues;
  readonly onChange: (values: ParameterValues) => void;
  /** What is wrong with a parameter, or with one item of a list (`publicSubnetCidrs/1`). */
  readonly errorOf: (path: string) => string | undefined;
  /** Letters of the zones that the region has. */
  readonly zones: readonly string[];
}

/** The form of a layer, drawn from the schema that validates it. */
export function ParameterForm({ schema, values, onChange, errorOf, zones }: ParameterFormProps) {
  return (
    <SpaceBetween size="l">
      {parameterGroups(schema).map(({ title, parameters }) => (
        <Container key={title} header={<Header variant="h2">{title}</Header>}>
          <SpaceBetween size="l">
            {parameters
              .filter((parameter) => isVisible(parameter, values))
              .map((parameter) => (
                <ParameterField
                  key={parameter.name}
                  parameter={parameter}
                  values={values}
                  zones={zones}
                  errorOf={errorOf}
                  onChange={(value) => onChange({ ...values, [parameter.name]: value })}
                />
              ))}
          </SpaceBetween>
        </Container>
      ))}
    </SpaceBetween>
  );
}
