import { AwsError } from '../../service.ts';

/** MiB of memory that Fargate offers for CPU units: least, most, step. Source: ECS Developer Guide, "Task CPU and memory". */
const sizes: Readonly<Record<string, readonly [least: number, most: number, step: number]>> = {
  '256': [512, 2048, 512],
  '512': [1024, 4096, 1024],
  '1024': [2048, 8192, 1024],
  '2048': [4096, 16384, 1024],
  '4096': [8192, 30720, 1024],
  '8192': [16384, 61440, 4096],
  '16384': [32768, 122880, 8192],
};

/** @throws AwsError ClientException */
export function requireFargateSize(cpu: string | undefined, memory: string | undefined): void {
  const size = sizes[cpu ?? ''];
  const mib = Number(memory);
  if (size) {
    const [least, most, step] = size;
    if (mib >= least && mib <= most && mib % step === 0) return;
    if (cpu === '256' && mib === 1024) return;
  }
  throw new AwsError(
    'ClientException',
    'No Fargate configuration exists for given values. Try specifying a different configuration.',
  );
}
