import type { HostPort } from './ask-host.ts';
import type { PlacedTool } from './place-tools.ts';

/** Where a tool is asked, or undefined where its host has no public address. */
export function hostPortOf({ tool, publicAddress }: PlacedTool): HostPort | undefined {
  if (publicAddress === undefined) return undefined;
  return { scheme: tool.scheme, address: publicAddress, port: tool.port };
}
