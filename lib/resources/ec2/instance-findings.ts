import type { Finding } from '../finding.ts';
import { textAt } from '../property-path.ts';
import type { Properties } from '../resource-module.ts';

/** A host whose metadata can be read without a token, which is IMDSv1 (EC2 API, `HttpTokens`). */
export function instanceFindings(properties: Properties): Finding[] {
  const endpoint = textAt(properties, 'MetadataOptions.HttpEndpoint');
  const tokens = textAt(properties, 'MetadataOptions.HttpTokens');
  if (endpoint === 'disabled' || tokens !== 'optional') return [];
  return [
    {
      id: 'metadata-without-token',
      severity: 'medium',
      title: 'IMDSv1 allowed',
      detail:
        'A program that can be made to fetch an address on this host could read its credentials. Require IMDSv2 tokens.',
    },
  ];
}
