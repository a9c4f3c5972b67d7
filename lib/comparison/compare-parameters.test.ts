import { expect, test } from 'vitest';
import { differingParameters } from './compare-parameters.ts';

const place = { region: 'us-east-2', accountId: '111122223333' };
const prod = { ...place, name: 'prod' };

function promotedOf(name: string, parameters: object, other: object = parameters) {
  return differingParameters({ ...place, name, parameters }, { ...prod, parameters: other }).map(
    ({ variable, promoted }) => [variable.name, promoted],
  );
}

test.each([
  ['data', {}],
  ['admin', {}],
  ['main', { kubernetes: { gitRevision: 'main' } }],
  ['api', { ingress: { apiPaths: ['/api/*', '/v2/api/*'] } }],
  ['aws', {}],
  ['latest', { monitoring: { imageParameter: '/images/latest' } }],
  ['dev', { ingress: { apiHosts: ['api.dev.example.com'] } }],
])('nothing differs between %s and another one that is set alike', (name, parameters) => {
  expect(promotedOf(name, parameters)).toEqual([]);
});

test('what is named after its environment is no difference', () => {
  const hosts = (name: string) => ({ ingress: { apiHosts: [`api.${name}.example.com`] } });
  expect(promotedOf('dev', hosts('dev'), hosts('prod'))).toEqual([]);
});

test('what was chosen differs, and is promoted under the other name', () => {
  expect(promotedOf('dev', { ingress: { apiHosts: ['api.dev.example.com'] } }, {})).toEqual([
    ['INGRESS_API_HOSTS', ['api.prod.example.com']],
  ]);
  expect(promotedOf('main', { kubernetes: { gitRevision: 'main' } }, {})).toEqual([
    ['KUBERNETES_GIT_REVISION', 'main'],
  ]);
});
