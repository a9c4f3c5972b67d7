import type {
  CreateSecurityConfigurationRequest,
  CreateSecurityConfigurationResponse,
  DeleteSecurityConfigurationRequest,
  EncryptionConfiguration,
  GetSecurityConfigurationRequest,
  GetSecurityConfigurationResponse,
  GetSecurityConfigurationsRequest,
  GetSecurityConfigurationsResponse,
  SecurityConfiguration,
} from '@aws-sdk/client-glue';
import type { CallContext } from '../../service.ts';
import { namedStore } from './named-store.ts';
import { pageOf } from './page.ts';
import { alreadyExists, invalidInput, requireName } from './refusals.ts';

interface SecurityConfigurationRecord {
  readonly name: string;
  readonly encryption: EncryptionConfiguration;
  readonly createdAt: string;
}

const securityConfigurations = namedStore<SecurityConfigurationRecord>(
  'glue.security-configuration',
  (name) => `Security configuration ${name} not found.`,
);

/** @throws AwsError AlreadyExistsException, InvalidInputException */
export function createSecurityConfiguration(
  input: CreateSecurityConfigurationRequest,
  ctx: CallContext,
): CreateSecurityConfigurationResponse {
  const name = requireName(input.Name);
  if (securityConfigurations.find(ctx, name)) {
    throw alreadyExists(`Security configuration ${name} already exists.`);
  }
  const encryption = input.EncryptionConfiguration ?? {};
  requireKeys(encryption);
  const createdAt = ctx.clock.now().toISOString();
  securityConfigurations.save(ctx, { name, encryption, createdAt });
  return { Name: name, CreatedTimestamp: new Date(createdAt) };
}

/** Modes with a customer's key need that key. */
function requireKeys({
  CloudWatchEncryption,
  JobBookmarksEncryption,
  S3Encryption = [],
}: EncryptionConfiguration): void {
  const parts = [
    { mode: CloudWatchEncryption?.CloudWatchEncryptionMode, key: CloudWatchEncryption?.KmsKeyArn },
    {
      mode: JobBookmarksEncryption?.JobBookmarksEncryptionMode,
      key: JobBookmarksEncryption?.KmsKeyArn,
    },
    ...S3Encryption.map((each) => ({ mode: each.S3EncryptionMode, key: each.KmsKeyArn })),
  ];
  const keyless = parts.find(({ mode, key }) => mode?.endsWith('KMS') && !key);
  if (keyless) throw invalidInput(`KmsKeyArn is required for encryption mode ${keyless.mode}`);
}

export function getSecurityConfiguration(
  { Name }: GetSecurityConfigurationRequest,
  ctx: CallContext,
): GetSecurityConfigurationResponse {
  return { SecurityConfiguration: present(securityConfigurations.existing(ctx, Name)) };
}

export function getSecurityConfigurations(
  input: GetSecurityConfigurationsRequest,
  ctx: CallContext,
): GetSecurityConfigurationsResponse {
  const { items, NextToken } = pageOf(securityConfigurations.all(ctx), input);
  return { SecurityConfigurations: items.map(present), ...(NextToken && { NextToken }) };
}

export function deleteSecurityConfiguration(
  { Name }: DeleteSecurityConfigurationRequest,
  ctx: CallContext,
): object {
  securityConfigurations.remove(ctx, securityConfigurations.existing(ctx, Name).name);
  return {};
}

function present(record: SecurityConfigurationRecord): SecurityConfiguration {
  return {
    Name: record.name,
    CreatedTimeStamp: new Date(record.createdAt),
    EncryptionConfiguration: record.encryption,
  };
}
