import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';

const putSecretValue = z.object({ SecretId: z.string(), SecretString: z.string() });
const getRandomPassword = z.object({
  PasswordLength: z.number(),
  ExcludeCharacters: z.string(),
  RequireEachIncludedType: z.literal(true),
});
const answer = z.object({
  Status: z.enum(['SUCCESS', 'FAILED']),
  Reason: z.string().optional(),
  PhysicalResourceId: z.string(),
  StackId: z.string(),
  RequestId: z.string(),
  LogicalResourceId: z.string(),
});

/** Secrets Manager's JSON 1.1 protocol for one secret, and the address that CloudFormation is answered at. */
export class SecretServer {
  secret: string | undefined;
  /** Name of the AWS error that the next write is refused with. */
  refusal: string | undefined;
  writes = 0;
  readonly passwords: Array<z.output<typeof getRandomPassword>> = [];
  readonly answers: Array<z.output<typeof answer> & { contentType: string | undefined }> = [];
  readonly #server: Server;

  private constructor() {
    this.#server = createServer((request, response) => {
      void readBody(request).then((body) => {
        const [status, result] = this.#respond(request, body);
        response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' });
        response.end(JSON.stringify(result));
      });
    });
  }

  static async start(): Promise<SecretServer> {
    const started = new SecretServer();
    await new Promise<void>((resolve) => started.#server.listen(0, '127.0.0.1', resolve));
    return started;
  }

  get url(): string {
    return `http://127.0.0.1:${portOf(this.#server)}`;
  }

  async stop(): Promise<void> {
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #respond(request: IncomingMessage, body: unknown): [status: number, result: object] {
    if (request.method === 'PUT') {
      this.answers.push({ ...answer.parse(body), contentType: request.headers['content-type'] });
      return [200, {}];
    }
    switch (request.headers['x-amz-target']) {
      case 'secretsmanager.GetSecretValue':
        return this.secret === undefined
          ? [400, { __type: 'ResourceNotFoundException' }]
          : [200, { SecretString: this.secret }];
      case 'secretsmanager.GetRandomPassword':
        this.passwords.push(getRandomPassword.parse(body));
        return [200, { RandomPassword: `generated-${this.passwords.length}` }];
      case 'secretsmanager.PutSecretValue':
        if (this.refusal) return [400, { __type: this.refusal }];
        this.secret = putSecretValue.parse(body).SecretString;
        this.writes += 1;
        return [200, {}];
      default:
        return [400, { __type: 'UnknownOperationException' }];
    }
  }
}

async function readBody(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return JSON.parse(Buffer.concat(chunks).toString());
}

/** Safe: the server listens on a TCP port, so its address is not the path of a socket. */
function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}
