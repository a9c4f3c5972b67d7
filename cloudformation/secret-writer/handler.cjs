'use strict';

const {
  GetRandomPasswordCommand,
  GetSecretValueCommand,
  PutSecretValueCommand,
  SecretsManagerClient,
} = require('@aws-sdk/client-secrets-manager');

const secretsManager = new SecretsManagerClient({});

/** Fills a secret's missing keys; neither log nor answer ever holds a value. */
exports.handler = async (event) => {
  const { SecretArn: secretArn } = event.ResourceProperties;
  const PhysicalResourceId =
    event.RequestType === 'Update' || event.RequestType === 'Delete'
      ? physicalIdOf(event, secretArn)
      : `${secretArn}/${event.LogicalResourceId}`;
  const outcome = event.RequestType === 'Delete' ? {} : await writeSecret(event.ResourceProperties);
  await answer(event, {
    Status: outcome.failure ? 'FAILED' : 'SUCCESS',
    ...(outcome.failure && { Reason: outcome.failure }),
    PhysicalResourceId,
    NoEcho: true,
  });
};

/** A different secret is a different resource, whose predecessor CloudFormation then deletes. */
function physicalIdOf(event, secretArn) {
  const same = event.RequestType === 'Delete' || event.PhysicalResourceId.startsWith(secretArn);
  return same ? event.PhysicalResourceId : `${secretArn}/${event.LogicalResourceId}`;
}

async function writeSecret({ SecretArn, Values = {}, GeneratedKeys = [], ...policy }) {
  let step = 'read';
  try {
    const current = await readSecret(SecretArn);
    const wanted = { ...current };
    for (const [key, value] of Object.entries(Values)) {
      wanted[key] = typeof current[key] === 'number' ? Number(value) : value;
    }
    step = 'generate a value for';
    for (const key of GeneratedKeys) wanted[key] ||= await generate(policy);
    step = 'write';
    const SecretString = JSON.stringify(wanted);
    if (SecretString !== JSON.stringify(current)) {
      await secretsManager.send(new PutSecretValueCommand({ SecretId: SecretArn, SecretString }));
    }
    return {};
  } catch (error) {
    const name = error instanceof Error ? error.name : 'Error';
    return { failure: `Could not ${step} ${SecretArn}: ${name}` };
  }
}

async function readSecret(SecretId) {
  try {
    const { SecretString } = await secretsManager.send(new GetSecretValueCommand({ SecretId }));
    const value = JSON.parse(SecretString);
    if (typeof value !== 'object' || value === null) throw new TypeError('not an object');
    return value;
  } catch (error) {
    if (error.name === 'ResourceNotFoundException') return {};
    throw error;
  }
}

async function generate({ PasswordLength = '16', ExcludeCharacters = '' }) {
  const { RandomPassword } = await secretsManager.send(
    new GetRandomPasswordCommand({
      PasswordLength: Number(PasswordLength),
      ExcludeCharacters,
      RequireEachIncludedType: true,
    }),
  );
  return RandomPassword;
}

/** The pre-signed address is signed for an empty content type. */
async function answer({ ResponseURL, StackId, RequestId, LogicalResourceId }, result) {
  const response = await fetch(ResponseURL, {
    method: 'PUT',
    headers: { 'content-type': '' },
    body: Buffer.from(JSON.stringify({ StackId, RequestId, LogicalResourceId, ...result })),
  });
  if (!response.ok) throw new Error(`CloudFormation answered ${response.status}`);
}
