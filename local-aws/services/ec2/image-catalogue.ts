import { createHash } from 'node:crypto';

export type ImageArchitecture = 'x86_64' | 'arm64';

/** An image of AWS's own, with the public parameter that names it. */
export interface CatalogueImage {
  readonly imageId: string;
  readonly name: string;
  readonly description: string;
  readonly architecture: ImageArchitecture;
  readonly ownerId: string;
  readonly ownerAlias?: string;
  readonly rootVolumeGib: number;
  readonly creationDate: string;
  readonly parameters: readonly string[];
}

type Release = Omit<CatalogueImage, 'imageId' | 'architecture'>;

const amazon = { ownerId: '137112412989', ownerAlias: 'amazon' };
const linux = '/aws/service/ami-amazon-linux-latest';
const ecs = '/aws/service/ecs/optimized-ami';

/** Source of the parameters' names: "Calling AMI public parameters", Systems Manager user guide. */
const releases: readonly ((architecture: ImageArchitecture) => Release)[] = [
  (architecture) => ({
    ...amazon,
    name: `al2023-ami-2023.6.20241121.0-kernel-6.1-${architecture}`,
    description: `Amazon Linux 2023 AMI 2023.6.20241121.0 ${architecture} HVM kernel-6.1`,
    rootVolumeGib: 8,
    creationDate: '2024-11-21T01:11:03.000Z',
    parameters: [
      `${linux}/al2023-ami-kernel-default-${architecture}`,
      `${linux}/al2023-ami-kernel-6.1-${architecture}`,
    ],
  }),
  (architecture) => ({
    ...amazon,
    name: `al2023-ami-minimal-2023.6.20241121.0-kernel-6.1-${architecture}`,
    description: `Amazon Linux 2023 AMI 2023.6.20241121.0 ${architecture} Minimal HVM kernel-6.1`,
    rootVolumeGib: 2,
    creationDate: '2024-11-21T01:11:05.000Z',
    parameters: [
      `${linux}/al2023-ami-minimal-kernel-default-${architecture}`,
      `${linux}/al2023-ami-minimal-kernel-6.1-${architecture}`,
    ],
  }),
  (architecture) => ({
    ...amazon,
    name: `amzn2-ami-kernel-5.10-hvm-2.0.20241113.1-${architecture}-gp2`,
    description: `Amazon Linux 2 Kernel 5.10 AMI 2.0.20241113.1 ${architecture} HVM gp2`,
    rootVolumeGib: 8,
    creationDate: '2024-11-14T19:08:21.000Z',
    parameters: [
      `${linux}/amzn2-ami-hvm-${architecture}-gp2`,
      `${linux}/amzn2-ami-kernel-5.10-hvm-${architecture}-gp2`,
    ],
  }),
  (architecture) => ({
    ownerId: '591542846629',
    ownerAlias: 'amazon',
    name: `al2023-ami-ecs-hvm-2023.0.20241115-kernel-6.1-${architecture}`,
    description: `Amazon Linux AMI 2023.0.20241115 ${architecture} ECS HVM EBS`,
    rootVolumeGib: 30,
    creationDate: '2024-11-16T00:41:46.000Z',
    parameters: [
      `${ecs}/amazon-linux-2023/${architecture === 'arm64' ? 'arm64/' : ''}recommended/image_id`,
    ],
  }),
  (architecture) => {
    const word = architecture === 'arm64' ? 'arm64' : 'amd64';
    return {
      ownerId: '099720109477',
      name: `ubuntu/images/hvm-ssd-gp3/ubuntu-noble-24.04-${word}-server-20241109`,
      description: `Canonical, Ubuntu, 24.04, ${word} noble image`,
      rootVolumeGib: 8,
      creationDate: '2024-11-09T10:02:26.000Z',
      parameters: [
        `/aws/service/canonical/ubuntu/server/24.04/stable/current/${word}/hvm/ebs-gp3/ami-id`,
      ],
    };
  },
];

/** AWS's images in a region; an image of one name has another id in every region, always the same. */
export function catalogueImages(region: string): CatalogueImage[] {
  return (['x86_64', 'arm64'] as const).flatMap((architecture) =>
    releases.map((release) => {
      const described = release(architecture);
      return { ...described, architecture, imageId: imageId(region, described.name) };
    }),
  );
}

function imageId(region: string, name: string): string {
  const digest = createHash('sha256').update(`${region}/${name}`).digest('hex');
  return `ami-0${digest.slice(0, 16)}`;
}
