import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { AccessWitness } from './authorization/authorize.ts';
import { resumeServices, sessionOfKey } from './call-contexts.ts';
import { scaledClock } from './clock.ts';
import { callLog } from './control/call-log.ts';
import { type Controlled, control, controlPrefix } from './control/control-api.ts';
import { faultPlan } from './control/faults.ts';
import { tokenBuckets } from './control/throttle.ts';
import { answer, type EndpointParts } from './endpoint.ts';
import { readRequest, withPathStyle, writeResponse } from './http-request.ts';
import { addresseeOf } from './protocol/addressee.ts';
import { checkSignature } from './protocol/signature.ts';
import {
  customResponsePrefix,
  takeCustomResponse,
} from './services/cloudformation/custom-responses.ts';
import { createServices } from './services/services.ts';
import { directoryBlobs, memoryBlobs } from './store/blob-store.ts';
import { openStore, type StoreFile } from './store/sqlite-store.ts';

export interface LocalAwsOptions {
  /** 0 takes a free one. */
  readonly port: number;
  readonly host?: string;
  /** Absent: state lives and ends with the process. */
  readonly dataDir?: string;
  /** How many times faster than AWS durations pass. */
  readonly speed: number;
  /** The share of Glue job runs, crawls and tasks that fail without request, 0 to 1; 0 by default. */
  readonly failureRate?: number;
  /** Given: every call must be signed with them, or with a session that AssumeRole gave out. */
  readonly credentials?: Credentials;
  readonly report?: (error: unknown) => void;
  /** Told of what sessions of roles ask for, and whether their policies allow it. */
  readonly witness?: AccessWitness;
}

export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

export interface LocalAws {
  readonly url: string;
  readonly port: number;
  close(): Promise<void>;
}

/**
 * Starts the AWS endpoint on one port.
 * @throws an error with code EADDRINUSE where the port is taken
 */
export async function startLocalAws(options: LocalAwsOptions): Promise<LocalAws> {
  const { dataDir, host = '127.0.0.1' } = options;
  const store = openStore(dataDir ? join(dataDir, 'state.db') : ':memory:');
  const clock = scaledClock(options.speed);
  const faults = faultPlan(Math.random, options.failureRate);
  const parts: EndpointParts & Controlled = {
    clock,
    store,
    services: createServices(dataDir ? directoryBlobs(join(dataDir, 'objects')) : memoryBlobs()),
    endpointUrl: () => `http://${host}:${addressOf(server).port}`,
    faults,
    runFaults: faults,
    throttle: tokenBuckets(
      () => performance.now(),
      () => clock.speed,
    ),
    calls: callLog(10_000),
    report: options.report ?? (() => {}),
    ...(options.witness && { witness: options.witness }),
    ...(options.credentials && { authenticate: authenticator(store, options.credentials) }),
  };
  const server = serve(parts);
  try {
    await listen(server, options.port, host);
  } catch (cause) {
    store.close();
    throw cause;
  }
  resumeServices(parts);
  const { port } = addressOf(server);
  return {
    url: `http://${host}:${port}`,
    port,
    async close() {
      for (const service of parts.services.values()) service.stop?.();
      clock.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      store.close();
    },
  };
}

/** Longer than clients keep what they do not use, so that none of them writes to what is being closed. */
const keepAliveTimeout = 75_000;

function serve(parts: EndpointParts & Controlled): Server {
  return createServer({ keepAliveTimeout }, async (message, response) => {
    try {
      const received = await readRequest(message);
      if (received.path.startsWith(controlPrefix)) {
        writeResponse(response, received.method, control(parts, received));
        return;
      }
      if (received.path.startsWith(customResponsePrefix)) {
        writeResponse(response, received.method, takeCustomResponse(parts, received));
        return;
      }
      const isS3 = addresseeOf(received).service === 'S3';
      const wire = await answer(parts, received, isS3 ? withPathStyle(received) : received);
      if (wire === 'dropped') message.socket.destroy();
      else writeResponse(response, received.method, wire);
    } catch (cause) {
      parts.report(cause);
      message.socket.destroy();
    }
  });
}

function authenticator(
  store: StoreFile,
  { accessKeyId, secretAccessKey }: Credentials,
): EndpointParts['authenticate'] {
  return (request, now) => {
    const secretOf = (id: string) =>
      id === accessKeyId ? secretAccessKey : sessionOfKey(store, id)?.secretAccessKey;
    return checkSignature(request, secretOf, now);
  };
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function addressOf(server: Server): AddressInfo {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port');
  return address;
}
