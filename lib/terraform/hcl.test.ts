import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { expression, type HclValue, quoted, renderHcl } from './hcl.ts';
import { hasTerraform, runTerraform } from './terraform-for-tests.ts';

/** What a quoted template says, read by the specification's rules. Throws where it interpolates. */
function read(template: string): string {
  if (!/^"(?:[^"\\\n\r]|\\.)*"$/.test(template)) throw new Error(`Not one template: ${template}`);
  const body = template.slice(1, -1);
  const named: Record<string, string> = { n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\' };
  return body.replaceAll(
    /\\u([0-9a-f]{4})|\\(.)|([$%])\3\{|([$%])\{/g,
    (_, code?: string, letter?: string, sign?: string, open?: string) => {
      if (open !== undefined) throw new Error(`Interpolates: ${template}`);
      if (code !== undefined) return String.fromCharCode(Number.parseInt(code, 16));
      if (sign !== undefined) return `${sign}{`;
      const meant = named[letter ?? ''];
      if (meant === undefined) throw new Error(`No such escape: \\${letter}`);
      return meant;
    },
  );
}

const hostileText = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '${',
        '%{',
        '$',
        '%',
        '{',
        '}',
        '"',
        '\\',
        '\n',
        '\r\n',
        '\t',
        '\0',
        '#',
        '//',
        '<<EOT',
        'é',
        '💾',
      ),
      fc.string({ maxLength: 3 }),
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join('').toWellFormed());

const anyValue: fc.Arbitrary<HclValue> = fc.letrec<{ value: HclValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    hostileText,
    fc.integer(),
    fc.boolean(),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(hostileText, tie('value'), { maxKeys: 4, noNullPrototype: true }),
  ),
})).value;

describe('a quoted text', () => {
  it.each([
    ['plain', '"plain"'],
    ['a "b" \\', '"a \\"b\\" \\\\"'],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: what Terraform would interpolate
    ['${var.x} and %{if true}', '"$${var.x} and %%{if true}"'],
    ['$$ 100 % {', '"$$ 100 % {"'],
    ['$${a} %%%{b}', '"\\u0024$${a} \\u0025\\u0025%%{b}"'],
    ['one\ntwo\tthree\r', '"one\\ntwo\\tthree\\r"'],
    ['\0', '"\\u0000"'],
  ])('%j is written %s', (text, written) => expect(quoted(text)).toBe(written));

  it('says what it was made of, whatever that is', () => {
    fc.assert(fc.property(hostileText, (text) => read(quoted(text)) === text));
  });
});

test('a file is laid out in blocks, with what takes one line aligned', () => {
  expect(
    renderHcl([
      { type: 'terraform', blocks: [{ type: 'cloud', attributes: { organization: 'acme' } }] },
      {
        type: 'resource',
        labels: ['kind', 'name'],
        attributes: {
          name: 'dev',
          count: 2,
          absent: undefined,
          tags: { 'strata:layer': 'network', team: expression('var.team') },
          on: true,
          empty: [],
          many: Array.from({ length: 9 }, (_, index) => `number ${index}`),
        },
        blocks: [{ type: 'timeouts', attributes: { create: '60m' } }, { type: 'lifecycle' }],
      },
    ]),
  ).toMatchInlineSnapshot(`
    "terraform {
      cloud {
        organization = "acme"
      }
    }

    resource "kind" "name" {
      name  = "dev"
      count = 2
      tags = {
        "strata:layer" = "network"
        team           = var.team
      }
      on    = true
      empty = []
      many = [
        "number 0",
        "number 1",
        "number 2",
        "number 3",
        "number 4",
        "number 5",
        "number 6",
        "number 7",
        "number 8",
      ]

      timeouts {
        create = "60m"
      }

      lifecycle {}
    }
    "
  `);
});

test('there is no number for what is none', () => {
  expect(() => renderHcl([{ type: 'a', attributes: { b: Number.NaN } }])).toThrow('NaN');
});

describe.skipIf(!hasTerraform)('terraform (skipped where it is not installed)', () => {
  const values = fc.sample(anyValue, { numRuns: 100, seed: 1 });

  test('finds a file of anything formatted', { timeout: 60_000 }, () => {
    const attributes = Object.fromEntries(values.map((value, index) => [`v${index}`, value]));
    const files = { 'main.tf': renderHcl([{ type: 'locals', attributes }]) };
    const { status, stdout } = runTerraform(files, ['fmt', '-check', '-diff']);
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
  });

  test('reads what was written', { timeout: 60_000 }, () => {
    const files = { 'main.tf': renderHcl([{ type: 'locals', attributes: { all: values } }]) };
    const { stdout } = runTerraform(files, ['console'], 'base64encode(jsonencode(local.all))\n');
    const [, encoded = ''] = /"([A-Za-z0-9+/=]+)"/.exec(stdout) ?? [];
    expect(JSON.parse(Buffer.from(encoded, 'base64').toString())).toEqual(values);
  });
});
