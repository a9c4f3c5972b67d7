'use client';

import Wizard, { type WizardProps } from '@cloudscape-design/components/wizard';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { ParameterForm } from '#components/parameters/parameter-form.tsx';
import { useNotifications } from '#components/shell/notifications.tsx';
import type { SystemInformation } from '#lib/api/system.ts';
import { useCreateEnvironment } from '#lib/queries/environments.ts';
import { useZones } from '#lib/queries/system.ts';
import { DraftReview } from './draft-review.tsx';
import {
  duplicateTags,
  type EnvironmentDraft,
  type LayersDescription,
  newDraft,
  toNewEnvironment,
  withPreset,
} from './environment-draft.ts';
import { EnvironmentFields } from './environment-fields.tsx';
import { LayerForms } from './layer-forms.tsx';
import { fieldErrors, useDraftValidation } from './use-draft-validation.ts';

interface CreateEnvironmentWizardProps {
  readonly system: SystemInformation;
  readonly description: LayersDescription;
}

type Step = 'place' | 'network' | 'layers' | 'review';

const stepIds: readonly Step[] = ['place', 'network', 'layers', 'review'];

/** The network decides on addresses, so it has a step of its own; the other layers share one. */
const firstLayer = 'network';

function stepOf(pointer: string): Step {
  if (!pointer.startsWith('/parameters')) return 'place';
  return pointer.startsWith(`/parameters/${firstLayer}`) ? 'network' : 'layers';
}

/** Asks for an environment step by step; the server checks every step before the next. */
export function CreateEnvironmentWizard({ system, description }: CreateEnvironmentWizardProps) {
  const { layers } = description;
  const router = useRouter();
  const { notifyError } = useNotifications();
  const create = useCreateEnvironment();
  const [draft, setDraft] = useState<EnvironmentDraft>(() =>
    newDraft(system.defaultRegion, description),
  );
  const [active, setActive] = useState(0);
  const [attempted, setAttempted] = useState<ReadonlySet<Step>>(new Set());
  const [checking, setChecking] = useState(false);
  const body = toNewEnvironment(draft);
  const errors = useDraftValidation(body);
  const zones = useZones(draft.region, draft.awsAccountId);
  const currentStep = stepIds[active] ?? 'place';

  const errorAt = (step: Step, pointer: string, untouched = false) =>
    untouched && !attempted.has(step) ? undefined : errors.get(pointer);

  const goTo = async (index: number) => {
    if (index <= active) return setActive(index);
    setAttempted(new Set([...attempted, currentStep]));
    setChecking(true);
    try {
      const found = await fieldErrors(body);
      const blocking = [...found.keys()].some((pointer) => stepOf(pointer) === currentStep);
      const duplicated = currentStep === 'place' && duplicateTags(draft.tags).size > 0;
      if (!blocking && !duplicated) setActive(index);
    } catch (error) {
      notifyError('The input could not be checked', error);
    } finally {
      setChecking(false);
    }
  };

  const submit = () =>
    create.mutate(body, {
      onSuccess: ({ name }) => router.push(`/environments/${name}`),
      onError: (error) => notifyError('The environment was not created', error),
    });

  const steps: WizardProps.Step[] = [
    {
      title: 'Name and place',
      description: 'What the environment is called and where it lives.',
      content: (
        <EnvironmentFields
          draft={draft}
          system={system}
          presets={description.presets}
          onPreset={(preset) => setDraft(withPreset(draft, preset, description))}
          onChange={setDraft}
          errorAt={(pointer) => errorAt('place', pointer, pointer === '/name' && draft.name === '')}
        />
      ),
    },
    ...layers
      .filter(({ id }) => id === firstLayer)
      .map(({ id, title, purpose, parameters }) => ({
        title,
        description: `${purpose}. The defaults work as they are.`,
        content: (
          <ParameterForm
            schema={parameters}
            values={draft.parameters[id] ?? {}}
            zones={zones.data?.zones ?? []}
            errorOf={(path) => errorAt('network', `/parameters/${id}/${path}`)}
            onChange={(values) =>
              setDraft({ ...draft, parameters: { ...draft.parameters, [id]: values } })
            }
          />
        ),
      })),
    {
      title: 'Other layers',
      description: 'What each of the other layers is made of. The preset works as it is.',
      content: (
        <LayerForms
          layers={layers.filter(({ id }) => id !== firstLayer)}
          parameters={draft.parameters}
          zones={zones.data?.zones ?? []}
          opened={undefined}
          problems={[...errors.keys()]}
          errorAt={(pointer) => errorAt('layers', pointer)}
          onChange={(parameters) => setDraft({ ...draft, parameters })}
        />
      ),
    },
    {
      title: 'Review and create',
      content: (
        <DraftReview
          draft={draft}
          layers={layers}
          onEdit={(step) => setActive(stepIds.indexOf(step))}
        />
      ),
    },
  ];

  return (
    <Wizard
      steps={steps}
      activeStepIndex={active}
      isLoadingNextStep={checking || create.isPending}
      onNavigate={({ detail }) => void goTo(detail.requestedStepIndex)}
      onCancel={() => router.push('/')}
      onSubmit={submit}
      submitButtonText="Create environment"
      i18nStrings={{
        stepNumberLabel: (step) => `Step ${step}`,
        collapsedStepsLabel: (step, count) => `Step ${step} of ${count}`,
        navigationAriaLabel: 'Steps',
        cancelButton: 'Cancel',
        previousButton: 'Previous',
        nextButton: 'Next',
        optional: 'optional',
      }}
    />
  );
}
