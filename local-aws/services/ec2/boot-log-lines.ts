import { findInstanceType } from './instance-types.ts';

/** What a boot log tells of; the parts of an instance that it shows. */
export interface BootingHost {
  readonly instanceId: string;
  readonly imageId: string;
  readonly instanceType: string;
  readonly privateIpAddress: string;
  readonly userData?: string;
  readonly isRebooted: boolean;
}

/** AWS time in seconds after the start at which the console has more to show. */
export const bootStages = [5, 15, 40, 90, 150, 240] as const;

/** No operating system runs; the lines are those that Amazon Linux writes to its console, much shortened. */
export function bootLog(host: BootingHost, bootedSeconds: number): string[] {
  const lines = bootStages
    .filter((stage) => stage <= bootedSeconds)
    .flatMap((stage) => linesAt[stage](host));
  const restart = '[  OK  ] Reached target reboot.target - System Reboot.';
  return host.isRebooted && lines.length > 0 ? [restart, ...lines] : lines;
}

const linesAt: Readonly<Record<(typeof bootStages)[number], (host: BootingHost) => string[]>> = {
  5: ({ instanceType }) => {
    const { memoryMib = 0, vcpus = 1, hypervisor = 'nitro' } = findInstanceType(instanceType) ?? {};
    return [
      '[    0.000000] Linux version 6.1.119-129.201.amzn2023 (mockbuild@ip-10-0-0-1)',
      '[    0.000000] Command line: BOOT_IMAGE=(hd0,gpt1)/boot/vmlinuz root=UUID=simulated ro console=tty0 console=ttyS0,115200n8',
      `[    0.000000] DMI: Amazon EC2 ${instanceType}/, BIOS 1.0 10/16/2017`,
      `[    0.000000] Hypervisor detected: ${hypervisor === 'xen' ? 'Xen HVM' : 'KVM'}`,
      `[    0.012345] Memory: ${memoryMib * 1024}K available`,
      `[    0.182201] smp: Brought up 1 node, ${vcpus} CPUs`,
    ];
  },
  15: () => [
    '[    2.412007] nvme nvme0: pci function 0000:00:04.0',
    '[    2.986410] EXT4-fs (nvme0n1p1): mounted filesystem with ordered data mode',
    '[    4.100232] systemd[1]: Hostname set to <localhost>.',
    '[  OK  ] Reached target local-fs.target - Local File Systems.',
  ],
  40: ({ imageId, instanceId, privateIpAddress }) => [
    `[   18.202114] cloud-init[1523]: Cloud-init v. 22.2.2 running 'init' at ${instanceId} (${imageId})`,
    `[   18.733590] cloud-init[1523]: ci-info: | ens5 | True | ${privateIpAddress} |`,
    '[  OK  ] Started sshd.service - OpenSSH server daemon.',
    '[  OK  ] Started amazon-ssm-agent.service - amazon-ssm-agent.',
  ],
  90: ({ privateIpAddress }) => [
    "[   41.060031] cloud-init[1704]: Cloud-init v. 22.2.2 running 'modules:final'",
    '[  OK  ] Reached target multi-user.target - Multi-User System.',
    '',
    'Amazon Linux 2023',
    `ip-${privateIpAddress.replaceAll('.', '-')} login: `,
  ],
  150: ({ userData }) =>
    userData === undefined ? [] : ['[  104.551270] cloud-init[1704]: running user data (part-001)'],
  240: () => ['[  233.918454] cloud-init[1704]: Cloud-init v. 22.2.2 finished'],
};
