import { describe, expect, it } from 'vitest';
import { filledParameters } from '#lib/variables/filled-parameters.ts';
import { movedParameters, renamedText } from './renamed.ts';

const from = { name: 'dev', region: 'us-east-2', accountId: '111122223333' };
const to = { name: 'prod', region: 'eu-west-1', accountId: '111122223333' };

describe('a name that contains the environment’s', () => {
  it.each([
    ['dev', 'prod'],
    ['alerts-dev@example.com', 'alerts-prod@example.com'],
    ['api.dev.example.com', 'api.prod.example.com'],
    ['https://git.example/dev/platform.git', 'https://git.example/prod/platform.git'],
    ['development', 'development'],
    ['devops', 'devops'],
    ['my_dev', 'my_prod'],
    ['web.dev', 'web.dev'],
    ['https://web.dev/path', 'https://web.dev/path'],
  ])('%s becomes %s', (text, renamed) => {
    expect(renamedText(text, from.name, to.name)).toBe(renamed);
  });
});

describe('parameters that move', () => {
  const certificateArn = 'arn:aws:acm:us-east-2:111122223333:certificate/1b2c3d4e-1111';
  const parameters = filledParameters({
    ingress: { certificateArn, apiHosts: ['api.dev.example.com'] },
    secrets: { mysqlDatabase: 'dev' },
    network: { natGateways: 'single' },
  });

  it('are named after where they go, and leave behind what means nothing there', () => {
    const moved = movedParameters(parameters, { from, to });
    expect(moved.ingress).toMatchObject({ certificateArn: '', apiHosts: ['api.prod.example.com'] });
    expect(moved.secrets).toMatchObject({ mysqlDatabase: 'prod' });
    expect(moved.network).toEqual(parameters.network);
  });

  it('keep what holds in the same region and account', () => {
    const near = { ...to, region: from.region };
    expect(movedParameters(parameters, { from, to: near }).ingress).toMatchObject({
      certificateArn,
    });
  });

  it.each(['data', 'admin', 'main', 'api', 'aws', 'latest'])(
    'keep what an environment %s has by default',
    (name) => {
      const usual = filledParameters({});
      expect(movedParameters(usual, { from: { ...from, name }, to })).toEqual(usual);
    },
  );

  it('keep what names something outside, and the items of a list that are as by default', () => {
    const outside = filledParameters({
      ingress: { apiPaths: ['/api/*', '/v2/api'], webPaths: ['/web/*'] },
      kubernetes: { gitRevision: 'api', gitPath: 'apps/api' },
    });
    const moved = movedParameters(outside, { from: { ...from, name: 'api' }, to });
    expect(moved).toEqual(outside);
  });

  it('keep a value whose new one the layer would not accept', () => {
    const dashed = { ...to, name: 'pre-prod' };
    expect(movedParameters(parameters, { from, to: dashed }).secrets).toMatchObject({
      mysqlDatabase: 'dev',
    });
  });
});
