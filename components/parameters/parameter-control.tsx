'use client';

import Checkbox from '@cloudscape-design/components/checkbox';
import Input from '@cloudscape-design/components/input';
import Multiselect from '@cloudscape-design/components/multiselect';
import Select from '@cloudscape-design/components/select';
import Tiles from '@cloudscape-design/components/tiles';
import { controlOf, type ParameterSchema } from './json-schema.ts';
import { NumberSlider } from './number-slider.tsx';
import { OpenTextList } from './open-text-list.tsx';
import { TextList } from './text-list.tsx';

export interface ParameterControlProps {
  readonly parameter: ParameterSchema;
  readonly value: unknown;
  readonly values: Readonly<Record<string, unknown>>;
  readonly zones: readonly string[];
  readonly itemError: (index: number) => string | undefined;
  readonly onChange: (value: unknown) => void;
}

/** Choices that fit as tiles; more go into a list. */
const mostTiles = 4;

/** The control that a parameter's schema asks for. */
export function ParameterControl(props: ParameterControlProps) {
  const { parameter, value, onChange } = props;
  switch (controlOf(parameter)) {
    case 'toggle':
      return (
        <Checkbox
          checked={value === true}
          description={parameter.description}
          onChange={({ detail }) => onChange(detail.checked)}
        >
          {parameter.title ?? parameter.name}
        </Checkbox>
      );
    case 'choice':
      return <Choice {...props} />;
    case 'zones':
      return <Zones {...props} />;
    case 'cidr-list':
      return <SubnetList {...props} />;
    case 'text-list':
      return (
        <OpenTextList
          items={stringsOf(value)}
          title={parameter.title ?? parameter.name}
          placeholder={String(parameter.examples?.[0] ?? '')}
          itemError={props.itemError}
          onChange={onChange}
        />
      );
    case 'slider':
      return (
        <NumberSlider
          value={value}
          title={parameter.title ?? parameter.name}
          most={parameter.maximum}
          onChange={onChange}
        />
      );
    case 'number':
      return (
        <Input
          type="number"
          value={value === undefined ? '' : String(value)}
          onChange={({ detail }) =>
            onChange(detail.value === '' ? undefined : Number(detail.value))
          }
        />
      );
    default:
      return (
        <Input
          value={String(value ?? '')}
          placeholder={String(parameter.examples?.[0] ?? '')}
          spellcheck={false}
          onChange={({ detail }) => onChange(detail.value)}
        />
      );
  }
}

function Choice({ parameter, value, onChange }: ParameterControlProps) {
  const options = (parameter.enum ?? []).map((choice) => ({
    value: String(choice),
    label: parameter.labels?.[String(choice)] ?? String(choice),
  }));
  const choose = (chosen: string | undefined) =>
    onChange(parameter.enum?.find((choice) => String(choice) === chosen));
  if (options.length <= mostTiles) {
    return (
      <Tiles
        value={String(value)}
        items={options}
        columns={options.length}
        ariaLabel={parameter.title ?? parameter.name}
        onChange={({ detail }) => choose(detail.value)}
      />
    );
  }
  return (
    <Select
      options={options}
      selectedOption={options.find((option) => option.value === String(value)) ?? null}
      onChange={({ detail }) => choose(detail.selectedOption.value)}
    />
  );
}

function Zones({ value, zones, onChange, parameter }: ParameterControlProps) {
  const chosen = stringsOf(value);
  const letters = [...new Set([...zones, ...chosen])].sort();
  const option = (letter: string) => ({ value: letter, label: `Zone ${letter}` });
  return (
    <Multiselect
      options={letters.map(option)}
      selectedOptions={chosen.map(option)}
      ariaLabel={parameter.title ?? parameter.name}
      placeholder="Choose zones"
      onChange={({ detail }) =>
        onChange(detail.selectedOptions.flatMap((selected) => selected.value ?? []).sort())
      }
    />
  );
}

/** One subnet per zone: the rows follow the zones. */
function SubnetList({ parameter, value, values, itemError, onChange }: ParameterControlProps) {
  const zones = stringsOf(values.zones);
  const cidrs = stringsOf(value);
  const rows = Math.max(zones.length, cidrs.length);
  return (
    <TextList
      items={Array.from({ length: rows }, (_, index) => cidrs[index] ?? '')}
      labelOf={(index) =>
        zones[index]
          ? `Zone ${zones[index]}`
          : `${parameter.title ?? parameter.name} without a zone`
      }
      placeholder="10.0.1.0/24"
      itemError={itemError}
      onChange={(items) =>
        onChange(items.filter((item, index) => item !== '' || index < zones.length))
      }
    />
  );
}

function stringsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
