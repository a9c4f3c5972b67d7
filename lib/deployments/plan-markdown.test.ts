import { describe, expect, it } from 'vitest';
import { codeText, plainText } from '#lib/markdown/markdown-text.ts';
import { planMarkdown } from './plan-markdown.ts';
import { aChange, aLayer, aPlan, aProperty } from './review.test-data.ts';

describe('a value as code', () => {
  it.each([
    ['plain', '`plain`'],
    ['a | b', '`a \\| b`'],
    ['a ` b', '``a ` b``'],
    ['`x``', '``` `x`` ```'],
    ['first\nsecond\r\n| third', '`first second \\| third`'],
    ['</td><img src=x onerror=alert(1)>', '`</td><img src=x onerror=alert(1)>`'],
    ['', '–'],
    ['\n', '–'],
    ['é'.repeat(200), `\`${'é'.repeat(160)}…\``],
  ])('%j', (value, text) => {
    expect(codeText(value)).toBe(text);
  });
});

it('words make no links, mentions or tags', () => {
  const words = plainText('[a](http://x) @team <b> `c` *d* #1 | e\n');
  expect(words).not.toMatch(/(?<!\\)[[\]()<>`*#|:]/);
  expect(words).not.toContain('@team');
  expect(words).not.toContain('\n');
});

describe('a plan as Markdown', () => {
  const always = { requiresRecreation: 'always', cause: 'SubnetCidr' } as const;
  const subnet = aChange(
    'AWS::EC2::Subnet',
    [
      aProperty('CidrBlock', '10.0.1.0/24', '10.0.2.0/24', always),
      aProperty('Tags/0/Value', 'a|b', 'c`d\n@team'),
    ],
    { replacement: 'yes' },
  );
  const bucket = aChange('AWS::S3::Bucket', [], { action: 'remove', policyAction: 'Delete' });
  const role = aChange('AWS::IAM::Role', [aProperty('Policies', null, '[]')], { action: 'add' });

  it('says what to look at first, and every difference', () => {
    const plan = aPlan([
      aLayer('network', { title: 'Network', changes: [subnet, role] }),
      aLayer('data-lake', { title: 'Data lake', changes: [bucket] }),
      aLayer('etl', { title: 'ETL', changes: null, waitsFor: ['network'] }),
      aLayer('budget', { title: 'Budget', status: 'unchanged' }),
    ]);
    expect(planMarkdown(plan)).toMatchSnapshot();
  });

  it('is no longer than a comment may be', () => {
    const changes = Array.from({ length: 400 }, (_, index) =>
      aChange('AWS::EC2::Subnet', [aProperty('Tags/0/Value', 'x'.repeat(150), 'y'.repeat(150))], {
        logicalId: `Subnet${index}`,
      }),
    );
    const text = planMarkdown(aPlan([aLayer('network', { changes }), aLayer('etl')]));
    expect(text.length).toBeLessThan(65_536);
    expect(text).toContain('more sections are left out');
  });
});
