import { getAtt } from '../builder/intrinsics.ts';
import type { Template } from '../builder/template.ts';
import { TemplateBuilder } from '../builder/template-builder.ts';
import { tagEnvironment } from '../environment-parameter.ts';
import type { LayerContext } from '../layer.ts';
import { securityGroupInput, subnetsInput } from '../layer-inputs.ts';
import type { DatabasesScope } from './databases-scope.ts';
import { addMySql } from './mysql.ts';
import type { DatabasesParameters } from './parameters.ts';
import { addRedis } from './redis.ts';

/** The databases layer's stack: MySQL and Redis in the private subnets. */
export function databasesTemplate(
  parameters: DatabasesParameters,
  context: LayerContext,
): Template {
  const template = new TemplateBuilder('Databases: MySQL in RDS and Redis in ElastiCache');
  const environment = tagEnvironment(template, 'databases', context);
  const scope: DatabasesScope = {
    template,
    environment,
    parameters,
    subnetIds: subnetsInput(template, 'PrivateSubnetIds'),
    securityGroupId: securityGroupInput(template, 'DatabaseSecurityGroupId'),
  };
  const mysql = addMySql(scope);
  const redis = addRedis(scope);
  template.output('MySqlEndpoint', 'Host name of MySQL', getAtt(mysql, 'Endpoint.Address'));
  template.output('MySqlPort', 'Port of MySQL', getAtt(mysql, 'Endpoint.Port'));
  template.output(
    'RedisEndpoint',
    'Host name of Redis’s primary node',
    getAtt(redis, 'PrimaryEndPoint.Address'),
  );
  template.output('RedisPort', 'Port of Redis', getAtt(redis, 'PrimaryEndPoint.Port'));
  return template.build();
}
