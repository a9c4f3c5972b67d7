import { expect, test } from 'vitest';
import { principalPatterns } from './principal-patterns.ts';

test.each([
  ['arn:aws:iam::111122223333:root', ['arn:aws:iam::111122223333:root']],
  ['arn:aws:iam::111122223333:user/ops/strata', ['arn:aws:iam::111122223333:user/ops/strata']],
  [
    'arn:aws-cn:sts::111122223333:assumed-role/Strata/i-0123',
    ['arn:aws-cn:iam::111122223333:role/Strata', 'arn:aws-cn:iam::111122223333:role/*/Strata'],
  ],
])('%s is named by its role', (arn, patterns) => {
  expect(principalPatterns(arn)).toEqual(patterns);
});
