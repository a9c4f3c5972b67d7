import { getAtt, ref } from '../builder/intrinsics.ts';
import type { Template } from '../builder/template.ts';
import { TemplateBuilder } from '../builder/template-builder.ts';
import { tagEnvironment } from '../environment-parameter.ts';
import type { LayerContext } from '../layer.ts';
import { addCluster } from './cluster.ts';
import type { ComputeScope } from './compute-scope.ts';
import type { ComputeParameters } from './parameters.ts';
import { addRepositories } from './repositories.ts';
import { addScaling } from './scaling.ts';
import { addService } from './service.ts';
import { addTaskDefinitions } from './task-definitions.ts';

/** The compute layer's stack: images, cluster, task definitions and the service that scales. */
export function computeTemplate(parameters: ComputeParameters, context: LayerContext): Template {
  const template = new TemplateBuilder(
    'Compute: image repositories, ECS cluster on Fargate, task definitions, scaled service',
  );
  const environment = tagEnvironment(template, 'compute', context);
  const scope: ComputeScope = { template, environment, parameters };
  const repositories = addRepositories(scope);
  const cluster = addCluster(scope);
  const tasks = addTaskDefinitions(scope, repositories);
  const service = addService(scope, cluster, tasks.dataProcessing);
  addScaling(scope, cluster, service);
  template.output('ClusterName', 'ECS cluster', ref(cluster));
  template.output('ClusterArn', 'ARN of the ECS cluster', getAtt(cluster, 'Arn'));
  template.output('ServiceName', 'Data processing service', getAtt(service, 'Name'));
  template.output(
    'DataProcessingTaskDefinitionArn',
    'Task definition of data processing',
    ref(tasks.dataProcessing),
  );
  template.output('SparkTaskDefinitionArn', 'Task definition of Spark jobs', ref(tasks.spark));
  template.output(
    'DataProcessingRepositoryUri',
    'Where data processing images are pushed',
    getAtt(repositories.dataJobs, 'RepositoryUri'),
  );
  template.output(
    'SparkRepositoryUri',
    'Where Spark images are pushed',
    getAtt(repositories.spark, 'RepositoryUri'),
  );
  template.output('ComputeLogGroupName', 'Log group of data processing', ref(tasks.logGroup));
  return template.build();
}
