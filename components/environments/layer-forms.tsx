'use client';

import ExpandableSection from '@cloudscape-design/components/expandable-section';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { ParameterForm, type ParameterValues } from '#components/parameters/parameter-form.tsx';
import { Status } from '#components/ui/status.tsx';
import type { LayerDescription } from '#lib/api/layers.ts';

type Parameters = Readonly<Record<string, ParameterValues>>;

interface LayerFormsProps {
  readonly layers: readonly LayerDescription[];
  readonly parameters: Parameters;
  readonly zones: readonly string[];
  /** Id of the layer whose form is open at first. */
  readonly opened: string | undefined;
  /** JSON pointers of what is wrong, so that a closed form can say so. */
  readonly problems?: readonly string[];
  readonly errorAt: (pointer: string) => string | undefined;
  onChange(parameters: Parameters): void;
}

/** The forms of several layers, each folded away until it is wanted. */
export function LayerForms(props: LayerFormsProps) {
  const { layers, parameters, zones, opened, problems = [], errorAt, onChange } = props;
  return (
    <SpaceBetween size="s">
      {layers.map(({ id, title, purpose, parameters: schema }) => {
        const wrong = problems.filter((pointer) => pointer.startsWith(`/parameters/${id}/`)).length;
        return (
          <ExpandableSection
            key={id}
            variant="container"
            headerText={title}
            headerDescription={purpose}
            headerInfo={wrong > 0 ? <Status type="error">{wrong} to correct</Status> : null}
            headingTagOverride="h2"
            defaultExpanded={id === opened}
          >
            <ParameterForm
              schema={schema}
              values={parameters[id] ?? {}}
              zones={zones}
              errorOf={(path) => errorAt(`/parameters/${id}/${path}`)}
              onChange={(values) => onChange({ ...parameters, [id]: values })}
            />
          </ExpandableSection>
        );
      })}
    </SpaceBetween>
  );
}
