import type { ParameterStringFilter } from '@aws-sdk/client-ssm';
import { AwsError } from '../../service.ts';
import { latest, type ParameterRecord } from './parameter-store.ts';

/** Whether a parameter fits every filter, of whose values any one may fit. */
export function fitsFilters(
  parameter: ParameterRecord,
  filters: readonly ParameterStringFilter[] | undefined,
): boolean {
  return (filters ?? []).every(({ Key = '', Option, Values = [] }) => {
    const candidate = candidateOf(parameter, Key);
    if (candidate === undefined) return false;
    return Values.length === 0 || Values.some((value) => fits(Key, Option, candidate, value));
  });
}

function fits(key: string, option: string | undefined, candidate: string, value: string): boolean {
  switch (option ?? (key === 'Path' ? 'OneLevel' : 'Equals')) {
    case 'Equals':
      return candidate === value;
    case 'BeginsWith':
      return candidate.startsWith(value);
    case 'Contains':
      return candidate.includes(value);
    case 'OneLevel':
      return candidate.slice(0, Math.max(candidate.lastIndexOf('/'), 1)) === value;
    case 'Recursive':
      return candidate.startsWith(value.endsWith('/') ? value : `${value}/`);
    default:
      throw new AwsError(
        'InvalidFilterOption',
        'The specified filter option is not valid. Valid options are Equals and BeginsWith. For Path filter, valid options are Recursive and OneLevel.',
      );
  }
}

function candidateOf(parameter: ParameterRecord, key: string): string | undefined {
  const { dataType, keyId, tier, type } = latest(parameter);
  if (key.startsWith('tag:')) return parameter.tags[key.slice('tag:'.length)];
  switch (key) {
    case 'Name':
    case 'Path':
      return parameter.name;
    case 'Type':
      return type;
    case 'KeyId':
      return keyId;
    case 'Tier':
      return tier;
    case 'DataType':
      return dataType;
    default:
      throw new AwsError('InvalidFilterKey', 'The specified key is not valid.');
  }
}
