import { AwsError } from '../../service.ts';

interface EngineFamily {
  readonly name: string;
  readonly port: number;
  /** Versions on offer by major version, the newest last. */
  readonly versions: Readonly<Record<string, readonly string[]>>;
}

/** What is offered changes on AWS; these are versions of late 2026. */
const families: readonly EngineFamily[] = [
  {
    name: 'mysql',
    port: 3306,
    versions: {
      '8.0': ['8.0.40', '8.0.41', '8.0.42', '8.0.43', '8.0.44', '8.0.45', '8.0.46'],
      '8.4': ['8.4.3', '8.4.4', '8.4.5', '8.4.6', '8.4.7', '8.4.8', '8.4.9'],
    },
  },
  {
    name: 'postgres',
    port: 5432,
    versions: { '16': ['16.8', '16.9', '16.10'], '17': ['17.4', '17.5', '17.6'] },
  },
  { name: 'mariadb', port: 3306, versions: { '11.4': ['11.4.5', '11.4.8'] } },
];

export interface Engine {
  readonly name: string;
  readonly version: string;
  /** The parameter group family, such as `mysql8.4`. */
  readonly family: string;
  readonly port: number;
}

/** The engine of a version; a major version alone means its newest. Throws InvalidParameterValue, InvalidParameterCombination. */
export function engineOf(name: string | undefined, version: string | undefined): Engine {
  const family = families.find((each) => each.name === name);
  if (!family) throw new AwsError('InvalidParameterValue', `Invalid DB engine: ${name}`);
  const majors = Object.entries(family.versions);
  const match = majors.find(
    ([major, versions]) => version === undefined || version === major || versions.includes(version),
  );
  if (!match) {
    throw new AwsError(
      'InvalidParameterCombination',
      `Cannot find version ${version} for ${family.name}`,
    );
  }
  const [major, versions] = match;
  const exact = version !== undefined && versions.includes(version) ? version : versions.at(-1);
  return {
    name: family.name,
    version: exact ?? major,
    family: `${family.name}${major}`,
    port: family.port,
  };
}

/** Every engine version there is, or those of one engine. */
export function engineVersions(name: string | undefined): Engine[] {
  return families
    .filter((family) => name === undefined || family.name === name)
    .flatMap((family) =>
      Object.values(family.versions)
        .flat()
        .map((each) => engineOf(family.name, each)),
    );
}
