import { RelativeTime } from '#components/ui/relative-time.tsx';
import type { Lifetime, LifetimeState } from '#lib/api/lifetime.ts';

const fates = {
  destroy: 'Everything in it is destroyed',
  park: 'As production it is parked, and nothing is destroyed,',
} as const;

interface LifetimeTextProps {
  readonly lifetime: Lifetime;
  readonly atEnd: LifetimeState['atEnd'];
}

/** What happens when, and what stands in the way. */
export function LifetimeText({ lifetime, atEnd }: LifetimeTextProps) {
  const { endsAt, setBy, obstacles, heldReason } = lifetime;
  if (heldReason !== null) return <>{heldReason} It is tried again.</>;
  return (
    <>
      {fates[atEnd]} <RelativeTime at={endsAt} />, on {new Date(endsAt).toLocaleString('en')}. Set
      by {setBy}.
      {obstacles.length > 0 && (
        <>
          {' '}
          Not while there is data in {obstacles.map(({ bucket }) => bucket).join(', ')}: Strata
          empties no bucket by itself. Destroy the environment by hand to give the data up.
        </>
      )}
    </>
  );
}
