'use client';

import Box from '@cloudscape-design/components/box';
import { useMemo, useState } from 'react';
import { z } from 'zod';
import { parameterDefaults, parameterGroups } from '#components/parameters/json-schema.ts';
import { ParameterField } from '#components/parameters/parameter-field.tsx';
import { FormDialog } from '#components/ui/form-dialog.tsx';
import { TypedName } from '#components/ui/typed-name.tsx';
import { useGraph } from '#lib/queries/architecture.ts';
import { ApiError } from '#lib/queries/call-api.ts';
import type { OperationRequest } from '#lib/queries/operations.ts';
import type { ResourceAction } from '#lib/resources/action.ts';
import type { ResourceNode } from '#lib/resources/graph.ts';

type Answers = Pick<OperationRequest, 'input' | 'confirm'>;

interface ActionDialogProps {
  readonly environmentName: string;
  readonly action: ResourceAction;
  readonly node: ResourceNode;
  /** What the form begins with, in place of what the resource suggests. */
  readonly values?: Readonly<Record<string, unknown>>;
  readonly busy: boolean;
  /** What the API refused. */
  readonly error: Error | null;
  onConfirm(answers: Answers): void;
  onDismiss(): void;
}

/** Says what an action does and who may do it, and asks for what it wants to know. */
export function ActionDialog(props: ActionDialogProps) {
  const { action, node, busy, error, onConfirm, onDismiss } = props;
  const { input: schema, inputOf, confirmation } = action;
  const jsonSchema = useMemo(() => schema && z.toJSONSchema(schema, { io: 'input' }), [schema]);
  const parameters = jsonSchema
    ? parameterGroups(jsonSchema).flatMap((group) => group.parameters)
    : [];
  const [values, setValues] = useState<Readonly<Record<string, unknown>>>(() => ({
    ...(jsonSchema && parameterDefaults(jsonSchema)),
    ...(props.values ?? inputOf?.(node)),
  }));
  const [typed, setTyped] = useState('');
  const [tried, setTried] = useState(false);
  const problems = schema && tried ? problemsOf(schema, values) : {};
  const { data: graph } = useGraph(props.environmentName);
  const forecast = action.forecast?.(
    node,
    values,
    (id) => graph?.nodes.find((other) => other.id === id)?.properties,
  );
  const isNamed = confirmation !== 'typed' || typed === node.name;

  const submit = () => {
    setTried(true);
    if (schema && !schema.safeParse(values).success) return;
    onConfirm({
      ...(schema && { input: jsonInput(values) }),
      ...(confirmation === 'typed' && { confirm: typed }),
    });
  };

  return (
    <FormDialog
      header={`${action.title}: ${node.name}`}
      action={action.title}
      busy={busy}
      disabled={!isNamed}
      error={error}
      onSubmit={submit}
      onDismiss={onDismiss}
    >
      <div>
        <Box>{action.effect(node)}</Box>
        <Box color="text-body-secondary" fontSize="body-s">
          {action.permission === 'deploy'
            ? 'For those who may deploy.'
            : 'For those who may operate.'}
        </Box>
      </div>
      {parameters.map((parameter) => (
        <ParameterField
          key={parameter.name}
          parameter={parameter}
          values={values}
          zones={[]}
          errorOf={(path) => problems[path] ?? refusalOf(error, path)}
          onChange={(value) => setValues({ ...values, [parameter.name]: value })}
        />
      ))}
      {forecast !== undefined && <Box color="text-body-secondary">{forecast}</Box>}
      {confirmation === 'typed' && <TypedName name={node.name} value={typed} onChange={setTyped} />}
    </FormDialog>
  );
}

/** What is wrong, by path such as `arguments/1`. */
function problemsOf(schema: z.ZodType, values: unknown): Readonly<Record<string, string>> {
  const { error } = schema.safeParse(values);
  return Object.fromEntries(
    (error?.issues ?? []).map(({ path, message }) => [path.map(String).join('/'), message]),
  );
}

function refusalOf(error: Error | null, path: string): string | undefined {
  return error instanceof ApiError ? error.fieldError(`/input/${path}`) : undefined;
}

/** As it is sent: what was left empty is not there. */
function jsonInput(values: Readonly<Record<string, unknown>>): NonNullable<Answers['input']> {
  return JSON.parse(JSON.stringify(values));
}
