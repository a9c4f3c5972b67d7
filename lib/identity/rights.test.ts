import { describe, expect, it } from 'vitest';
import { builtInRoles, permissions } from './permissions.ts';
import { requireRight, rightsOf } from './rights.ts';

const { viewer, deployer, administrator } = builtInRoles;

describe('rights', () => {
  it('add up what roles give, everywhere and in one environment', () => {
    const rights = rightsOf([
      { ...viewer, environment: null },
      { ...deployer, environment: 'dev' },
    ]);
    expect(rights.may('view', 'prod')).toBe(true);
    expect(rights.may('deploy', 'prod')).toBe(false);
    expect(rights.may('deploy', 'dev')).toBe(true);
  });

  it('of one environment give none in the installation', () => {
    const rights = rightsOf([{ ...administrator, environment: 'dev' }]);
    expect(rights.may('configure', 'dev')).toBe(true);
    for (const permission of ['create', 'audit', 'administer'] as const) {
      expect(rights.may(permission)).toBe(false);
      expect(rights.may(permission, 'dev')).toBe(false);
    }
  });

  it('are narrowed by a scope, which adds nothing', () => {
    const scope = { permissions: ['view', 'deploy'] as const, environments: ['dev', 'prod'] };
    const everywhere = rightsOf([{ ...administrator, environment: null }], scope);
    expect(everywhere.may('deploy', 'dev')).toBe(true);
    expect(everywhere.may('deploy', 'staging')).toBe(false);
    expect(everywhere.may('operate', 'dev')).toBe(false);
    expect(everywhere.may('view')).toBe(false);
    const little = rightsOf([{ ...viewer, environment: 'dev' }], scope);
    expect(little.may('view', 'dev')).toBe(true);
    expect(little.may('view', 'prod')).toBe(false);
    expect(little.may('deploy', 'dev')).toBe(false);
  });

  it('are never what an environment’s name makes of an object', () => {
    const rights = rightsOf([{ ...viewer, environment: 'dev' }]);
    for (const name of ['constructor', '__proto__', 'toString']) {
      expect(rights.may('view', name)).toBe(false);
    }
  });
});

it('an environment that one may not see is as good as none', () => {
  const rights = rightsOf([{ ...viewer, environment: 'dev' }]);
  expect(() => requireRight(rights, 'deploy', 'prod')).toThrow(
    expect.objectContaining({ code: 'environment-not-found' }),
  );
  expect(() => requireRight(rights, 'deploy', 'dev')).toThrow(
    expect.objectContaining({ code: 'not-allowed', message: expect.stringContaining('deploy') }),
  );
});

it('an administrator has every permission, and a viewer sees only', () => {
  expect(administrator.permissions).toEqual(permissions);
  expect(viewer.permissions).toEqual(['view']);
});
