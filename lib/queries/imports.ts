import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import * as api from '#lib/api/imports.ts';
import { callApi } from './call-api.ts';
import { keys } from './keys.ts';
import { putDeployment } from './live-cache.ts';

/** How a resource would be taken into a stack, as AWS describes it now. */
export const useImportPreview = (name: string, resource: string) =>
  useQuery({
    queryKey: keys.importPreview(name, resource),
    queryFn: ({ signal }) =>
      callApi(api.previewImport, { params: { name }, query: { resource }, signal }),
    gcTime: 0,
    retry: false,
  });

export function useImportResource(name: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: z.input<typeof api.importResource.body>) =>
      callApi(api.importResource, { params: { name }, body }),
    onSuccess: (deployment) => putDeployment(client, deployment),
  });
}
