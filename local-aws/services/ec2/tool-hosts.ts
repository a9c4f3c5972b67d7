import type { Server } from 'node:http';
import { toolsOf } from '../../hosts/installed-tools.ts';
import type { Tool, ToolHost } from '../../hosts/tool.ts';
import { listenAs } from '../../hosts/tool-server.ts';
import type { CallContext } from '../../service.ts';
import type { Store } from '../../store/store.ts';
import { type InstanceRecord, instanceKind } from './instance-kind.ts';
import { interfacesOf, networkInterfaceKind } from './network-interface-kind.ts';
import { isOpen } from './open-ports.ts';
import { publicAddress } from './public-address.ts';
import { securityGroupKind } from './security-group-kind.ts';
import { hasBooted, type Installed, installedBy, toolHost } from './tool-host.ts';

export interface ToolHosts {
  /** Lets the tools of the region's hosts answer from now on, as long as they run and are let in to. */
  watch(ctx: CallContext): void;
  stop(): void;
}

interface Wanted {
  readonly tool: Tool;
  readonly host: ToolHost;
  readonly address: string;
}

/** The hosts whose tools this machine can be asked for, each on its own loopback address. */
export function toolHosts(): ToolHosts {
  const regions = new Map<Store, RegionHosts>();
  return {
    watch(ctx) {
      if (regions.has(ctx.store)) return;
      regions.set(ctx.store, new RegionHosts(ctx));
    },
    stop() {
      for (const region of regions.values()) region.stop();
      regions.clear();
    },
  };
}

/** Opens and closes ports until those that answer are those that should, one look after the other. */
class RegionHosts {
  readonly #ctx: CallContext;
  readonly #servers = new Map<string, Server>();
  readonly #installed = new Map<string, Installed | undefined>();
  readonly #unwatch: readonly (() => void)[];
  #looking: Promise<void> | undefined;
  #isStale = false;
  #isStopped = false;

  constructor(ctx: CallContext) {
    this.#ctx = ctx;
    const kinds = [instanceKind, securityGroupKind, networkInterfaceKind];
    this.#unwatch = kinds.map(({ collection }) => ctx.store.watch(collection, () => this.#look()));
    this.#look();
  }

  stop(): void {
    this.#isStopped = true;
    for (const end of this.#unwatch) end();
    for (const key of [...this.#servers.keys()]) this.#close(key);
  }

  /** Looks once what is being written has been written. */
  #look(): void {
    this.#isStale = true;
    this.#looking ??= Promise.resolve()
      .then(() => this.#catchUp())
      .finally(() => {
        this.#looking = undefined;
      });
  }

  async #catchUp(): Promise<void> {
    while (this.#isStale && !this.#isStopped) {
      this.#isStale = false;
      const wanted = await this.#wanted();
      if (this.#isStopped) return;
      for (const key of [...this.#servers.keys()]) if (!wanted.has(key)) this.#close(key);
      for (const [key, each] of wanted) if (!this.#servers.has(key)) await this.#open(key, each);
    }
  }

  async #wanted(): Promise<Map<string, Wanted>> {
    const wanted = new Map<string, Wanted>();
    for (const instance of this.#ctx.store.listWhere(instanceKind.collection, hasBooted)) {
      // First what is known already: most instances of a large account have no tools.
      const installed = await this.#installedOn(instance);
      if (!installed || this.#isStopped) continue;
      const [primary] = interfacesOf(this.#ctx, instance.instanceId);
      const address = primary && publicAddress(this.#ctx, primary)?.PublicIp;
      if (!address?.startsWith('127.')) continue;
      const host = toolHost(this.#ctx, instance, installed);
      for (const tool of toolsOf(installed.installation, instance.instanceType)) {
        if (!isOpen(this.#ctx, instance.groupIds, tool.port)) continue;
        const key = `${instance.instanceId} ${address} ${tool.port}`;
        wanted.set(key, { tool, host, address });
      }
    }
    return wanted;
  }

  async #installedOn(instance: InstanceRecord): Promise<Installed | undefined> {
    const { instanceId } = instance;
    if (!this.#installed.has(instanceId)) {
      this.#installed.set(instanceId, await installedBy(this.#ctx, instance));
    }
    return this.#installed.get(instanceId);
  }

  async #open(key: string, { tool, host, address }: Wanted): Promise<void> {
    if (this.#isStopped) return;
    try {
      const server = await listenAs(tool, host, address);
      this.#servers.set(key, server);
      if (this.#isStopped) this.#close(key);
    } catch (cause) {
      warnOnce(`${address}:${tool.port} of ${host.name} does not answer: ${String(cause)}`);
    }
  }

  #close(key: string): void {
    const server = this.#servers.get(key);
    this.#servers.delete(key);
    server?.close();
    server?.closeAllConnections();
  }
}

let hasWarned = false;

/** Machines without the whole of 127.0.0.0/8, as macOS, would say it of every port. */
function warnOnce(message: string): void {
  if (hasWarned) return;
  hasWarned = true;
  process.emitWarning(message);
}
