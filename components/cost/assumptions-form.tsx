'use client';

import Button from '@cloudscape-design/components/button';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { z } from 'zod';
import { PermittedButton } from '#components/identity/permitted-button.tsx';
import { ParameterForm, type ParameterValues } from '#components/parameters/parameter-form.tsx';
import { useNotifications } from '#components/shell/notifications.tsx';
import type { EnvironmentCost } from '#lib/api/cost-documents.ts';
import { costAssumptions, usualAssumptions } from '#lib/cost/assumptions.ts';
import { ApiError } from '#lib/queries/call-api.ts';
import { useSetCostAssumptions } from '#lib/queries/cost.ts';

interface AssumptionsFormProps {
  readonly environmentName: string;
  readonly cost: EnvironmentCost;
}

const schema = z.toJSONSchema(costAssumptions, { io: 'input' });
const noZones: readonly string[] = [];

/** Edits what the estimates of an environment are made with; what is left empty is as usual. */
export function AssumptionsForm({ environmentName, cost }: AssumptionsFormProps) {
  const save = useSetCostAssumptions(environmentName);
  const { notify, notifyError } = useNotifications();
  const [values, setValues] = useState<ParameterValues>(cost.assumptions);
  const problem = save.error instanceof ApiError ? save.error : undefined;
  const submit = () =>
    save.mutate(values, {
      onSuccess: ({ assumptions }) => {
        setValues(assumptions);
        notify({ type: 'success', content: 'The assumptions are saved.' });
      },
      onError: (error) => notifyError('The assumptions were not saved', error),
    });
  return (
    <ExpandableSection
      variant="container"
      headerText="Assumptions"
      headerDescription={
        cost.assumptionsChangedBy === null
          ? 'What is usual; change what is otherwise here.'
          : `Last changed by ${cost.assumptionsChangedBy}.`
      }
      headingTagOverride="h2"
      headerActions={
        <SpaceBetween direction="horizontal" size="xs">
          <Button onClick={() => setValues(usualAssumptions)}>As usual</Button>
          <PermittedButton
            permission="configure"
            environmentName={environmentName}
            loading={save.isPending}
            onClick={submit}
          >
            Save assumptions
          </PermittedButton>
        </SpaceBetween>
      }
    >
      <ParameterForm
        schema={schema}
        values={values}
        zones={noZones}
        errorOf={(path) => problem?.fieldError(`/${path}`)}
        onChange={setValues}
      />
    </ExpandableSection>
  );
}
