import Box from '@cloudscape-design/components/box';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import type { AssumptionId, Assumptions } from '#lib/cost/assumptions.ts';
import { type PriceList, pricesText } from '#lib/prices/price-list.ts';
import { assumptionTexts } from './cost-words.ts';

interface EstimateNoteProps {
  readonly prices: Omit<PriceList, 'rates'>;
  readonly used: readonly AssumptionId[];
  readonly assumptions: Assumptions;
  /** Where the resources are. */
  readonly region: string;
}

/** What an estimate is made of, and what it leaves out. */
export function EstimateNote({ prices, used, assumptions, region }: EstimateNoteProps) {
  return (
    <div>
      <Box variant="small" display="block" color="text-body-secondary">
        An estimate and no bill. {pricesText(prices, region)}, without discounts, free tiers and
        tax. Not reckoned: requests to S3, KMS and secrets, traffic out of AWS and between zones,
        back-ups and earlier versions of objects.
      </Box>
      {used.length > 0 && (
        <ExpandableSection headerText={`Made with ${used.length} assumptions`}>
          <ul>
            {assumptionTexts(used, assumptions).map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </ExpandableSection>
      )}
    </div>
  );
}
