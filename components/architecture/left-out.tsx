'use client';

import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import type { DrawnView } from '#lib/diagrams/draw-view.ts';

interface LeftOutProps {
  readonly drawn: Pick<DrawnView, 'rolledUp' | 'edgesLeftOut'>;
  readonly onReset: (() => void) | undefined;
}

/** Says what is not drawn one by one, and undoes what was opened and folded. */
export function LeftOut({ drawn: { rolledUp, edgesLeftOut }, onReset }: LeftOutProps) {
  const hidden = listed(rolledUp.map(({ what, count }) => `${count} ${what}`));
  if (hidden.length === 0 && edgesLeftOut === 0 && !onReset) return null;
  return (
    <Alert type="info" action={onReset && <Button onClick={onReset}>As drawn at first</Button>}>
      {hidden.length > 0 &&
        `Not all is drawn one by one: ${hidden} stand together. Open one by its plus sign, or see the table. `}
      {edgesLeftOut > 0 &&
        `${edgesLeftOut} arrows are not drawn; a filter or a neighbourhood shows them. `}
      {hidden.length === 0 && edgesLeftOut === 0 && 'Everything is drawn one by one.'}
    </Alert>
  );
}

const mostListed = 4;

function listed(texts: readonly string[]): string {
  const more = texts.length - mostListed;
  return [...texts.slice(0, mostListed), ...(more > 0 ? [`and ${more} more`] : [])].join(', ');
}
