import * as api from '#lib/api/architecture.ts';
import { getPackedGraph } from '#lib/discovery/packed-graph.ts';
import { servePacked } from '#lib/http/serve-packed.ts';

export const GET = servePacked(api.getPackedGraph, (ctx, { params }) =>
  getPackedGraph(ctx, params),
);
