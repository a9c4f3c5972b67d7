import type {
  DescribeInstanceTypesRequest,
  DescribeInstanceTypesResult,
  InstanceTypeInfo,
} from '@aws-sdk/client-ec2';
import { AwsError } from '../../service.ts';
import { type FilterFields, matchesFilters } from './filters.ts';
import type { ImageArchitecture } from './image-catalogue.ts';
import { pageOf } from './paging.ts';

export interface InstanceTypeRecord {
  readonly name: string;
  readonly architecture: ImageArchitecture;
  readonly vcpus: number;
  readonly memoryMib: number;
  readonly burstable: boolean;
  readonly hypervisor: 'nitro' | 'xen';
  readonly processor: string;
  readonly ghz: number;
}

interface Family {
  readonly name: string;
  readonly architecture: ImageArchitecture;
  readonly processor: string;
  readonly ghz: number;
  /** By size: vCPUs and memory in GiB. */
  readonly sizes: Readonly<Record<string, readonly [vcpus: number, gib: number]>>;
}

const burstable = {
  nano: [2, 0.5],
  micro: [2, 1],
  small: [2, 2],
  medium: [2, 4],
  large: [2, 8],
  xlarge: [4, 16],
  '2xlarge': [8, 32],
} as const;

function fixed(gibPerVcpu: number): Family['sizes'] {
  const vcpus = { large: 2, xlarge: 4, '2xlarge': 8, '4xlarge': 16, '8xlarge': 32 };
  return Object.fromEntries(
    Object.entries(vcpus).map(([size, count]) => [size, [count, count * gibPerVcpu] as const]),
  );
}

const intel = { architecture: 'x86_64', processor: 'Intel' } as const;
const amd = { architecture: 'x86_64', processor: 'AMD' } as const;
const graviton = { architecture: 'arm64', processor: 'AWS' } as const;

/** Source: "Amazon EC2 instance types", Instance types guide. */
const families: readonly Family[] = [
  {
    ...intel,
    name: 't2',
    ghz: 2.3,
    sizes: { ...burstable, nano: [1, 0.5], micro: [1, 1], small: [1, 2] },
  },
  { ...intel, name: 't3', ghz: 2.5, sizes: burstable },
  { ...amd, name: 't3a', ghz: 2.2, sizes: burstable },
  { ...graviton, name: 't4g', ghz: 2.5, sizes: burstable },
  { ...intel, name: 'm5', ghz: 3.1, sizes: fixed(4) },
  { ...intel, name: 'm6i', ghz: 3.5, sizes: fixed(4) },
  { ...intel, name: 'm7i', ghz: 3.2, sizes: fixed(4) },
  { ...graviton, name: 'm6g', ghz: 2.5, sizes: { medium: [1, 4], ...fixed(4) } },
  { ...graviton, name: 'm7g', ghz: 2.6, sizes: { medium: [1, 4], ...fixed(4) } },
  { ...intel, name: 'c5', ghz: 3.4, sizes: fixed(2) },
  { ...intel, name: 'c6i', ghz: 3.5, sizes: fixed(2) },
  { ...graviton, name: 'c6g', ghz: 2.5, sizes: { medium: [1, 2], ...fixed(2) } },
  { ...graviton, name: 'c7g', ghz: 2.6, sizes: { medium: [1, 2], ...fixed(2) } },
  { ...intel, name: 'r5', ghz: 3.1, sizes: fixed(8) },
  { ...intel, name: 'r6i', ghz: 3.5, sizes: fixed(8) },
  { ...graviton, name: 'r6g', ghz: 2.5, sizes: { medium: [1, 8], ...fixed(8) } },
];

const types: readonly InstanceTypeRecord[] = families.flatMap(
  ({ architecture, ghz, name, processor, sizes }) =>
    Object.entries(sizes).map(([size, [vcpus, gib]]) => ({
      name: `${name}.${size}`,
      architecture,
      vcpus,
      memoryMib: gib * 1024,
      burstable: name.startsWith('t'),
      hypervisor: name === 't2' ? 'xen' : 'nitro',
      processor,
      ghz,
    })),
);

const typeFilters: FilterFields<InstanceTypeRecord> = {
  'bare-metal': () => false,
  'burstable-performance-supported': (type) => type.burstable,
  'current-generation': () => true,
  hypervisor: (type) => type.hypervisor,
  'instance-type': (type) => type.name,
  'memory-info.size-in-mib': (type) => type.memoryMib,
  'processor-info.supported-architecture': (type) => type.architecture,
  'supported-root-device-type': () => 'ebs',
  'supported-virtualization-type': () => 'hvm',
  'vcpu-info.default-vcpus': (type) => type.vcpus,
};

export function describeInstanceTypes(
  input: DescribeInstanceTypesRequest,
): DescribeInstanceTypesResult {
  const { Filters, InstanceTypes } = input;
  const unknown = InstanceTypes?.filter((name) => !findInstanceType(name)) ?? [];
  if (unknown.length > 0) {
    throw new AwsError(
      'InvalidInstanceType',
      `The following supplied instance types do not exist: [${unknown.join(', ')}]`,
    );
  }
  const found = types.filter(
    (type) =>
      (!InstanceTypes?.length || InstanceTypes.some((name) => name === type.name)) &&
      matchesFilters(type, Filters ?? [], typeFilters, () => ({})),
  );
  const { items, NextToken } = pageOf(found, input);
  return { InstanceTypes: items.map(present), ...(NextToken && { NextToken }) };
}

export function findInstanceType(name: string): InstanceTypeRecord | undefined {
  return types.find((type) => type.name === name);
}

/** @throws AwsError InvalidParameterValue for a type that this endpoint does not know */
export function existingInstanceType(name: string): InstanceTypeRecord {
  const type = findInstanceType(name);
  if (type) return type;
  throw new AwsError('InvalidParameterValue', `Invalid value '${name}' for InstanceType.`);
}

function present(type: InstanceTypeRecord): InstanceTypeInfo {
  return {
    InstanceType: asInstanceType(type.name),
    BareMetal: false,
    BurstablePerformanceSupported: type.burstable,
    CurrentGeneration: true,
    FreeTierEligible: type.name === 't3.micro' || type.name === 't2.micro',
    Hypervisor: type.hypervisor,
    InstanceStorageSupported: false,
    MemoryInfo: { SizeInMiB: type.memoryMib },
    ProcessorInfo: {
      Manufacturer: type.processor,
      SupportedArchitectures: [type.architecture],
      SustainedClockSpeedInGhz: type.ghz,
    },
    SupportedRootDeviceTypes: ['ebs'],
    SupportedUsageClasses: ['on-demand', 'spot'],
    SupportedVirtualizationTypes: ['hvm'],
    VCpuInfo: {
      DefaultVCpus: type.vcpus,
      DefaultCores: Math.max(1, type.architecture === 'arm64' ? type.vcpus : type.vcpus / 2),
      DefaultThreadsPerCore: type.architecture === 'arm64' || type.vcpus === 1 ? 1 : 2,
    },
  };
}

/** Safe because the catalogue above holds names of AWS's types only. */
export function asInstanceType(name: string): NonNullable<InstanceTypeInfo['InstanceType']> {
  return name as NonNullable<InstanceTypeInfo['InstanceType']>;
}
