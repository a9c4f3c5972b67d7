import { expect, test } from 'vitest';
import { deliveryOf } from './delivery-of.ts';

const terraform = { organization: 'summit-enterprise', workspace: 'dev' };
const gitHub = { repository: 'summit-enterprise/data-platform', branch: 'main' };

test.each([
  ['nothing', { terraform: null, gitHub: null }, {}],
  ['a workspace without a token', { terraform: { ...terraform, token: null }, gitHub: null }, {}],
  [
    'both',
    { terraform: { ...terraform, token: 'sealed' }, gitHub },
    {
      repository: { name: 'summit-enterprise/data-platform', branch: 'main' },
      workspace: 'summit-enterprise/dev',
    },
  ],
])('%s deploys it from outside', (_, connections, delivery) => {
  expect(deliveryOf(connections)).toEqual(delivery);
});
