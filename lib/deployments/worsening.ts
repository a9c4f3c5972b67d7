import { webPorts, worldRanges } from '#lib/resources/ec2/open-ingress.ts';

/** Why a property's new value is less safe than the old one, in words; undefined where it is not. */
export type Worsening = (before: string | null, after: string | null) => string | undefined;

/** Everybody may connect, or may be connected to. */
export const opensToEveryone: Worsening = (before, after) => {
  const known = new Set(openedBy(before));
  const opened = openedBy(after).filter((ports) => !known.has(ports));
  return opened.length === 0 ? undefined : `opens ${opened.join(', ')} to everyone`;
};

/** A switch that was better left off. */
export const isSwitchedOn: Worsening = (before, after) =>
  isOn(after) && !isOn(before) ? `is ${after}` : undefined;

/** A protection that is given up. */
export const isSwitchedOff: Worsening = (before, after) => {
  if (before === null || isOff(before)) return undefined;
  if (after === null) return 'is removed';
  return isOff(after) ? `is ${after}` : undefined;
};

/** A protection that is given up, or left out of something new. */
export const isMissing: Worsening = (before, after) =>
  before === null && isOff(after) ? `is ${after}` : isSwitchedOff(before, after);

/** A policy that allows everything, or everybody. */
export const namesEverything: Worsening = (before, after) =>
  allowsEverything(after) && !allowsEverything(before)
    ? 'allows everything or everybody by "*"'
    : undefined;

function allowsEverything(text: string | null): boolean {
  return text === '*' || (text !== null && statementsOf(parsed(text)).some(isWide));
}

/** Whatever a text holds: a policy, a list of them, or one of their statements. */
function statementsOf(value: unknown): Rule[] {
  if (Array.isArray(value)) return value.flatMap(statementsOf);
  if (!isRule(value)) return [];
  return 'Effect' in value ? [value] : Object.values(value).flatMap(statementsOf);
}

function isWide({ Effect, Action, Principal }: Rule): boolean {
  const principal = isRule(Principal) ? Principal.AWS : Principal;
  return Effect !== 'Deny' && ([Action].flat().includes('*') || [principal].flat().includes('*'));
}

const isOn = (text: string | null) => anyOf(text, /^(true|enabled|internet-facing)$/i);
const isOff = (text: string | null) => anyOf(text, /^(false|disabled|none|http|optional)$/i);

function anyOf(text: string | null, word: RegExp): boolean {
  return text?.split(', ').some((one) => word.test(one)) ?? false;
}

/** What a rule, a list of them or a range opens to everybody, such as `port 22`. */
function openedBy(text: string | null): string[] {
  if (text === null) return [];
  if (worldRanges.has(text)) return ['it'];
  return [parsed(text)]
    .flat()
    .filter(isRule)
    .filter(({ CidrIp, CidrIpv6 }) => worldRanges.has(CidrIp) || worldRanges.has(CidrIpv6))
    .filter(({ FromPort, ToPort }) => !(FromPort === ToPort && webPorts.has(Number(FromPort))))
    .map(portsText);
}

type Rule = Readonly<Record<string, unknown>>;

function isRule(value: unknown): value is Rule {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function portsText({ IpProtocol, FromPort, ToPort }: Rule): string {
  if (String(IpProtocol) === '-1' || FromPort === undefined) return 'every port';
  return FromPort === ToPort ? `port ${FromPort}` : `ports ${FromPort}–${ToPort}`;
}
