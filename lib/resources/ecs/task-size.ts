import { numberAt, textAt } from '../property-path.ts';
import type { Properties } from '../resource-module.ts';

/** GiB of temporary storage that a task has without extra charge. */
const includedStorageGib = 20;

export interface TaskSize {
  /** CPU units, 1,024 to a vCPU. */
  readonly cpu: number;
  readonly memoryMib: number;
  readonly architecture: 'X86_64' | 'ARM64';
  /** Temporary storage that is billed. */
  readonly extraStorageGib: number;
}

/** The size of a definition's tasks; undefined where the definition does not tell, as those for EC2. */
export function taskSizeOf(definition: Properties | undefined): TaskSize | undefined {
  if (!definition) return undefined;
  const cpu = Number(textAt(definition, 'cpu'));
  const memoryMib = Number(textAt(definition, 'memory'));
  if (!(cpu > 0 && memoryMib > 0)) return undefined;
  const isArm = textAt(definition, 'runtimePlatform.cpuArchitecture') === 'ARM64';
  const storageGib = numberAt(definition, 'ephemeralStorage.sizeInGiB') ?? includedStorageGib;
  return {
    cpu,
    memoryMib,
    architecture: isArm ? 'ARM64' : 'X86_64',
    extraStorageGib: Math.max(0, storageGib - includedStorageGib),
  };
}
