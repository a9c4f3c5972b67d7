'use client';

import Alert from '@cloudscape-design/components/alert';
import { useState } from 'react';
import { FormDialog } from '#components/ui/form-dialog.tsx';
import { TypedName } from '#components/ui/typed-name.tsx';
import type { ParkingSaving } from '#lib/api/parking.ts';
import type { ParkingPlan } from '#lib/parking/plan-parking.ts';
import { ParkingSteps } from './parking-steps.tsx';
import { SavingText } from './saving-text.tsx';

interface ParkDialogProps {
  readonly environmentName: string;
  readonly plan: ParkingPlan;
  /** Undefined until it is known what it is reckoned by. */
  readonly saving: ParkingSaving | undefined;
  readonly busy: boolean;
  readonly error: Error | null;
  onPark(confirm: string): void;
  onDismiss(): void;
}

/** Says what parking stops and what costs on, and asks for the name. */
export function ParkDialog(props: ParkDialogProps) {
  const { environmentName, plan, saving, busy, error, onPark, onDismiss } = props;
  const [typed, setTyped] = useState('');
  return (
    <FormDialog
      header={`Park ${environmentName}`}
      action="Park"
      busy={busy}
      disabled={typed !== environmentName}
      error={error}
      onSubmit={() => onPark(typed)}
      onDismiss={onDismiss}
    >
      <div>
        What is stopped is remembered, and made as it was by waking:
        <ParkingSteps steps={plan.park} />
      </div>
      {saving && <SavingText saving={saving} />}
      {plan.stays.length > 0 && (
        <Alert type="info">Costs as before: {plan.stays.join(', ')}.</Alert>
      )}
      <TypedName name={environmentName} value={typed} onChange={setTyped} />
    </FormDialog>
  );
}
