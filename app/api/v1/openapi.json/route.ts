import { openApiDocument } from '#lib/http/openapi.ts';
import { respond } from '#lib/http/serve.ts';

export function GET(request: Request): Promise<Response> {
  return respond(request, async () => Response.json(openApiDocument()));
}
