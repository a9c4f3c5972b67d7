import { consoleUrl } from '../console-url.ts';

import { defineResource } from '../resource-module.ts';

export const crawler = defineResource({
  type: 'AWS::Glue::Crawler',
  title: 'Crawler',
  plural: 'Crawlers',
  icon: 'aws:glue-crawler',
  arnType: 'glue:crawler',
  statuses: {},
  properties: [
    { label: 'Name', path: 'Name' },
    { label: 'State', path: 'State' },
    { label: 'Role', path: 'Role' },
  ],
  relations: [],
  typicalSeconds: { create: 3, update: 3, delete: 2 },
  consoleUrl: (node, region) =>
    consoleUrl(region, 'glue', `/v2/data-catalog/crawlers/view/${node.id}`),
});
