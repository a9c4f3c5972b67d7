import { describe, expect, it } from 'vitest';
import { changedOrigins, firstOrigins, type Origin } from './parameter-origins.ts';

const ada: Origin = { kind: 'edited', by: 'Ada', at: '2026-01-01T00:00:00.000Z' };
const bob: Origin = { kind: 'file', by: 'Bob', at: '2026-02-01T00:00:00.000Z' };

describe('the origins of values', () => {
  it('are those of the values that changed, and stay for the others', () => {
    const before = { network: { natGateways: 'single', flowLogs: true } };
    const known = firstOrigins(before, ada);
    expect(known.network).toEqual({ natGateways: ada, flowLogs: ada });
    const after = { network: { natGateways: 'none', flowLogs: true } };
    expect(changedOrigins(known, { before, after }, bob).network).toEqual({
      natGateways: bob,
      flowLogs: ada,
    });
  });

  it('are told of what was brought back to its default', () => {
    const before = { network: { flowLogs: true } };
    expect(changedOrigins({}, { before, after: {} }, bob).network).toEqual({ flowLogs: bob });
  });

  it('are the preset where a value is as the preset has it', () => {
    const parameters = { network: { natGateways: 'single', flowLogs: true } };
    expect(firstOrigins(parameters, ada, 'development').network).toEqual({
      natGateways: { ...ada, kind: 'preset', of: 'development' },
      flowLogs: ada,
    });
  });

  it('are none where nothing was recorded, or nothing that is understood', () => {
    expect(firstOrigins({}, ada).network).toEqual({});
    expect(changedOrigins({ network: 'x' }, { before: {}, after: {} }, ada).network).toEqual({});
  });
});
