import Box from '@cloudscape-design/components/box';
import type { ParkingSaving } from '#lib/api/parking.ts';
import { aboutUsd } from '#lib/prices/about-usd.ts';
import { hoursAMonth } from '#lib/prices/price-table.ts';

/** What a rest saves in a month and what costs on, with what the figures are made of. */
export function SavingText({ saving }: { readonly saving: ParkingSaving }) {
  const { usdPerHour, costsOnUsdPerHour, notCounted, prices } = saving;
  return (
    <div>
      <strong>
        {usdPerHour > 0
          ? `Saves ${aboutUsd(usdPerHour * hoursAMonth)} a month`
          : 'What is stopped has no price here'}
      </strong>
      {costsOnUsdPerHour > 0 &&
        `; volumes, addresses, gateways and caches cost on, ${aboutUsd(costsOnUsdPerHour * hoursAMonth)}`}
      .
      <Box variant="small" display="block" color="text-body-secondary">
        An estimate: list prices of {prices.region} in {prices.asOf}, {hoursAMonth} hours a month.
        Not counted: runs of jobs and crawlers, traffic, storage of databases
        {notCounted.length > 0 && `, and what has no price here: ${notCounted.join(', ')}`}.
      </Box>
    </div>
  );
}
