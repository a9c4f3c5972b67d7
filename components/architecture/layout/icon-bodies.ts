import type { IconPack } from '../icon-pack.ts';

interface Icon {
  /** SVG markup as it was built into the pack. */
  readonly body: string;
  readonly width: number;
  readonly height: number;
}

/** Finds an icon by its full name, as `aws:bucket`; an unknown one is an empty tile. */
export type IconBodies = (name: string) => Icon;

const unknownIcon: Icon = { body: '', width: 48, height: 48 };

export function iconBodies(packs: readonly IconPack[]): IconBodies {
  const byName = new Map(
    packs.flatMap(({ prefix, icons }) =>
      Object.entries(icons).map(([name, { body, width = 48, height = 48 }]): [string, Icon] => [
        `${prefix}:${name}`,
        { body, width, height },
      ]),
    ),
  );
  return (name) => byName.get(name) ?? unknownIcon;
}
