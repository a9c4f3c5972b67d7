import { describe, expect, it } from 'vitest';
import { readTemplate } from '../template/read-template.ts';
import { hideSecrets, secretsOf } from './hide-secrets.ts';

describe('hideSecrets', () => {
  it('hides what NoEcho parameters hold, wherever it ended up', () => {
    const template = readTemplate(`
Parameters: {Password: {Type: String, NoEcho: true}, Empty: {Type: String, NoEcho: true}, User: {Type: String}}
Resources: {V: {Type: AWS::EC2::VPC}}
`);
    const secrets = secretsOf(template, { Password: 'hush', Empty: '', User: 'me' });
    expect(secrets).toEqual(['hush']);
    expect(hideSecrets({ Url: 'me:hush@db', Tags: [{ Value: 'hush' }], Port: 1 }, secrets)).toEqual(
      {
        Url: 'me:****@db',
        Tags: [{ Value: '****' }],
        Port: 1,
      },
    );
  });
});
