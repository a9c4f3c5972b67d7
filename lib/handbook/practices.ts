import { type FindingId, findingsOf } from '#lib/resources/finding.ts';
import type { ResourceNode } from '#lib/resources/graph.ts';
import { hasDrifted } from '#lib/resources/has-drifted.ts';
import { valuesAt } from '#lib/resources/property-path.ts';

/** A practice, and what tells whether a resource follows it. */
export interface Practice {
  readonly title: string;
  readonly why: string;
  concerns(node: ResourceNode): boolean;
  /** Undefined where it is not known of the resource. */
  isFollowedBy(node: ResourceNode): boolean | undefined;
}

export interface PracticeResult extends Pick<Practice, 'title' | 'why'> {
  readonly followed: number;
  /** Resources that do not follow it. */
  readonly against: readonly ResourceNode[];
  /** How many resources do not tell. */
  readonly unknown: number;
}

const ofType = (type: string) => (node: ResourceNode) => node.type === `AWS::${type}`;

/** No such finding, once the property that it is judged by is known. */
const without =
  (finding: FindingId, knownBy: string): Practice['isFollowedBy'] =>
  (node) =>
    knownBy in node.properties ? !findingsOf([node]).some(({ id }) => id === finding) : undefined;

/** A property is one of some values. */
const has =
  (path: string, ...expected: readonly unknown[]): Practice['isFollowedBy'] =>
  (node) => {
    const values = valuesAt(node.properties, path);
    return values.length === 0 ? undefined : values.every((value) => expected.includes(value));
  };

/** A number is there and at most so much. */
const atMost =
  (path: string, limit: number): Practice['isFollowedBy'] =>
  (node) => {
    const [value] = valuesAt(node.properties, path);
    return typeof value === 'number' ? value <= limit : undefined;
  };

export const practices: readonly Practice[] = [
  {
    title: 'Everything is in a template',
    why: 'What no stack holds is neither reviewed, repeated nor removed with the rest.',
    concerns: ({ awsDefault }) => awsDefault !== true,
    isFollowedBy: ({ managed }) => managed,
  },
  {
    title: 'Everything is as its template says',
    why: 'What was changed outside is lost with the next deployment, or loses it.',
    concerns: ({ managed, drift }) => managed && drift !== undefined,
    isFollowedBy: (node) => !hasDrifted(node),
  },
  {
    title: 'Hosts are closed to the world',
    why: 'Only web servers are there for everyone; everything else is for named sources.',
    concerns: ofType('EC2::SecurityGroup'),
    isFollowedBy: without('open-to-the-world', 'IpPermissions'),
  },
  {
    title: 'Hosts require tokens for their metadata',
    why: 'A program that is made to fetch an address cannot read the credentials of its host.',
    concerns: ofType('EC2::Instance'),
    isFollowedBy: without('metadata-without-token', 'MetadataOptions'),
  },
  {
    title: 'Disks are encrypted',
    why: 'A copy of a disk tells nothing without its key.',
    concerns: ofType('EC2::Volume'),
    isFollowedBy: has('Encrypted', true),
  },
  {
    title: 'Disks are of type gp3',
    why: 'They cost a fifth less than gp2, and up to 170 GiB they are no slower; beyond that, speed is an extra charge.',
    concerns: ofType('EC2::Volume'),
    isFollowedBy: has('VolumeType', 'gp3'),
  },
  {
    title: 'Buckets block public access',
    why: 'No policy or object can then be opened to everyone by mistake.',
    concerns: ofType('S3::Bucket'),
    isFollowedBy: without('public-access-not-blocked', 'PublicAccessBlockConfiguration'),
  },
  {
    title: 'Buckets are encrypted',
    why: 'Objects are stored encrypted whoever writes them.',
    concerns: ofType('S3::Bucket'),
    isFollowedBy: without('no-default-encryption', 'ServerSideEncryptionConfiguration'),
  },
  {
    title: 'Databases have no public address',
    why: 'They are there for applications in the same network.',
    concerns: ofType('RDS::DBInstance'),
    isFollowedBy: has('PubliclyAccessible', false),
  },
  {
    title: 'Databases are encrypted',
    why: 'Data, snapshots and backups tell nothing without their key.',
    concerns: ofType('RDS::DBInstance'),
    isFollowedBy: has('StorageEncrypted', true),
  },
  {
    title: 'Caches encrypt what they store and send',
    why: 'What applications keep in them is as confidential as where it came from.',
    concerns: ofType('ElastiCache::ReplicationGroup'),
    isFollowedBy: (node) => {
      const [atRest, inTransit] = ['AtRestEncryptionEnabled', 'TransitEncryptionEnabled'].map(
        (path) => has(path, true)(node),
      );
      return atRest === undefined ? inTransit : atRest && inTransit;
    },
  },
  {
    title: 'Images are scanned when pushed',
    why: 'Known weaknesses are seen before an image runs.',
    concerns: ofType('ECR::Repository'),
    isFollowedBy: has('imageScanningConfiguration.scanOnPush', true),
  },
  {
    title: 'Jobs end after an hour at most',
    why: 'A job that hangs is paid until it ends.',
    concerns: ofType('Glue::Job'),
    isFollowedBy: atMost('Timeout', 60),
  },
  {
    title: 'Logs end by themselves',
    why: 'Without a retention they are kept, and paid, for ever.',
    concerns: ofType('Logs::LogGroup'),
    isFollowedBy: ({ properties }) =>
      'logGroupName' in properties ? typeof properties.retentionInDays === 'number' : undefined,
  },
];

/** How each practice is followed by the resources that it concerns; those that concern none are left out. */
export function practiceResults(nodes: readonly ResourceNode[]): PracticeResult[] {
  return practices.flatMap(({ title, why, concerns, isFollowedBy }) => {
    const concerned = nodes.filter(concerns);
    if (concerned.length === 0) return [];
    const answers = concerned.map((node) => [node, isFollowedBy(node)] as const);
    return [
      {
        title,
        why,
        followed: answers.filter(([, follows]) => follows === true).length,
        against: answers.flatMap(([node, follows]) => (follows === false ? [node] : [])),
        unknown: answers.filter(([, follows]) => follows === undefined).length,
      },
    ];
  });
}
