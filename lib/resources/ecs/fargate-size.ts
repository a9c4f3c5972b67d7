interface FargateSizes {
  readonly least: number;
  readonly most: number;
  readonly step: number;
}

/** CPU units that Fargate offers, 1,024 to a vCPU. */
export const fargateCpus = [256, 512, 1024, 2048, 4096, 8192, 16_384] as const;

export type FargateCpu = (typeof fargateCpus)[number];

/** MiB of memory for CPU units. Source: "Task CPU and memory", Amazon ECS developer guide. */
const sizes: Readonly<Record<FargateCpu, FargateSizes>> = {
  256: { least: 512, most: 2_048, step: 512 },
  512: { least: 1_024, most: 4_096, step: 1_024 },
  1024: { least: 2_048, most: 8_192, step: 1_024 },
  2048: { least: 4_096, most: 16_384, step: 1_024 },
  4096: { least: 8_192, most: 30_720, step: 1_024 },
  8192: { least: 16_384, most: 61_440, step: 4_096 },
  16384: { least: 32_768, most: 122_880, step: 8_192 },
};

/** What memory Fargate has for so much CPU, where it is not this much; undefined where it is. */
export function memoryProblem(cpu: FargateCpu, memoryMib: number): string | undefined {
  if (cpu === 256) {
    return [512, 1_024, 2_048].includes(memoryMib)
      ? undefined
      : 'With 0.25 vCPU Fargate has 512, 1024 or 2048 MiB';
  }
  const { least, most, step } = sizes[cpu];
  if (memoryMib >= least && memoryMib <= most && memoryMib % step === 0) return undefined;
  return `With ${cpu / 1_024} vCPU Fargate has ${least} to ${most} MiB in steps of ${step}`;
}

/** CPU units as they are counted in vCPUs, such as `0.25 vCPU`. */
export function cpuText(cpu: number): string {
  return `${cpu / 1_024} vCPU`;
}
