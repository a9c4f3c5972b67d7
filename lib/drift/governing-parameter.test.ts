import { describe, expect, it } from 'vitest';
import { getLayer } from '#cloudformation/layers.ts';
import { governingParameter } from './governing-parameter.ts';

const context = { environment: 'dev', region: 'us-east-2' };

function governing(
  layerId: Parameters<typeof getLayer>[0],
  drifted: Parameters<typeof governingParameter>[3],
) {
  const layer = getLayer(layerId);
  return governingParameter(layer, context, layer.parameters.parse({}), drifted);
}

describe('the parameter that a property follows', () => {
  it('is found among those that have the same value', () => {
    expect(
      governing('etl', {
        logicalId: 'ProcessingJob',
        path: '/NumberOfWorkers',
        expected: '2',
        actual: '5',
      }),
    ).toMatchObject({ path: ['workers'], value: 5, parameters: { workers: 5, retries: 1 } });
  });

  it('is found where the stack has it as a parameter', () => {
    expect(
      governing('network', {
        logicalId: 'Vpc',
        path: '/CidrBlock',
        expected: '10.0.0.0/16',
        actual: '10.0.0.0/17',
      }),
    ).toMatchObject({ path: ['vpcCidr'], value: '10.0.0.0/17' });
  });

  it('is none where the layer would not accept the value', () => {
    expect(
      governing('network', {
        logicalId: 'Vpc',
        path: '/CidrBlock',
        expected: '10.0.0.0/16',
        actual: '192.168.0.0/16',
      }),
    ).toBeUndefined();
  });

  it('is none for what only the template says', () => {
    expect(
      governing('network', {
        logicalId: 'Vpc',
        path: '/Tags/0/Value',
        expected: 'dev-vpc',
        actual: 'renamed',
      }),
    ).toBeUndefined();
  });
});
