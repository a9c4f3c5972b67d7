import { describe, expect, test } from 'vitest';
import { securityParameters } from './parameters.ts';

test('by default the web is open to the world and nothing else to anybody', () => {
  expect(securityParameters.parse({})).toEqual({
    webCidrs: ['0.0.0.0/0'],
    operatorCidrs: [],
    kubernetesCidrs: [],
    monitoringCidrs: [],
    allowSsh: false,
  });
});

test('the world may be chosen for operators', () => {
  expect(securityParameters.parse({ operatorCidrs: ['0.0.0.0/0'] }).operatorCidrs).toEqual([
    '0.0.0.0/0',
  ]);
});

describe('refuses, naming the field,', () => {
  const eleven = Array.from({ length: 11 }, (_, index) => `203.0.113.${index}/32`);
  test.each([
    [
      'an address without prefix',
      { operatorCidrs: ['203.0.113.7'] },
      'operatorCidrs.0',
      '"203.0.113.7" is not an IPv4 CIDR block such as 203.0.113.7/32',
    ],
    [
      'host bits',
      { kubernetesCidrs: ['203.0.113.7/24'] },
      'kubernetesCidrs.0',
      '203.0.113.7/24 has host bits set; did you mean 203.0.113.0/24?',
    ],
    [
      'a repeated block',
      { monitoringCidrs: ['203.0.113.7/32', '203.0.113.7/32'] },
      'monitoringCidrs.1',
      '203.0.113.7/32 is listed twice',
    ],
    [
      'an empty line',
      { webCidrs: [''] },
      'webCidrs.0',
      '"" is not an IPv4 CIDR block such as 203.0.113.7/32',
    ],
    [
      'more than the group can hold',
      { operatorCidrs: eleven },
      'operatorCidrs',
      'At most 10 CIDR blocks',
    ],
  ])('%s', (_, input, field, message) => {
    const issues = securityParameters
      .safeParse(input)
      .error?.issues.map((issue) => [issue.path.join('.'), issue.message]);
    expect(issues).toEqual([[field, message]]);
  });

  test('a parameter that does not exist', () => {
    expect(securityParameters.safeParse({ sshCidrs: [] }).success).toBe(false);
  });
});
