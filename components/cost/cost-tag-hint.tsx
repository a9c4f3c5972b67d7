import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Link from '@cloudscape-design/components/link';
import { Copyable } from '#components/ui/copyable.tsx';
import type { TagState, TagStates } from '#lib/cost/cost-reading.ts';

const command =
  'aws ce update-cost-allocation-tags-status --cost-allocation-tags-status TagKey=strata:environment,Status=Active TagKey=strata:layer,Status=Active';

const guide = 'https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/activating-tags.html';

const reasons: Readonly<Record<Exclude<TagState, 'active'>, string>> = {
  inactive: 'The tag strata:environment is not active, so AWS does not tell costs apart by it.',
  unseen:
    'AWS has not noticed the tag strata:environment yet, which takes up to a day. Then it can be activated.',
  unknown:
    'AWS tells no costs by the tag strata:environment, and lets only the account that pays for the organization see whether it is active.',
};

const layerReasons: typeof reasons = {
  inactive: 'The tag strata:layer is not active, so AWS does not tell the costs of layers apart.',
  unseen:
    'AWS has not noticed the tag strata:layer yet, which takes up to a day. Then it can be activated.',
  unknown:
    'AWS tells no costs by the tag strata:layer, and lets only the account that pays for the organization see whether it is active.',
};

/** Why there may be no costs, or none by layer, and how the tags are activated by which they are told apart. */
export function CostTagHint({ tag, layerTag }: TagStates) {
  const reason = tag === 'active' ? layerTag !== 'active' && layerReasons[layerTag] : reasons[tag];
  if (!reason) return null;
  return (
    <Alert type="info" header="Cost allocation tags">
      {reason} Activate strata:environment and strata:layer in the account that pays, under Billing
      and Cost Management, Cost allocation tags, or by the command below. Costs are told apart from
      then on, after up to a day.{' '}
      <Link external href={guide} externalIconAriaLabel="Opens in a new tab">
        How tags are activated
      </Link>
      <Box padding={{ top: 'xs' }}>
        <Copyable text={command} what="the command" />
      </Box>
    </Alert>
  );
}
