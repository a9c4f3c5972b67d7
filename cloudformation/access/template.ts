import type { Template } from '../builder/template.ts';
import { TemplateBuilder } from '../builder/template-builder.ts';
import { tagEnvironment } from '../environment-parameter.ts';
import type { LayerContext } from '../layer.ts';
import { accessScope } from './access-scope.ts';
import { addEcsRoles } from './ecs-roles.ts';
import { addGlueRole } from './glue-role.ts';
import { addHostRoles } from './host-roles.ts';
import type { AccessParameters } from './parameters.ts';

/** The access layer's stack: a role for everything that acts in the environment. */
export function accessTemplate(parameters: AccessParameters, context: LayerContext): Template {
  const template = new TemplateBuilder('Access: roles of ECS tasks, Glue and hosts');
  const environment = tagEnvironment(template, 'access', context);
  const scope = accessScope(template, environment, parameters);
  addEcsRoles(scope);
  addGlueRole(scope);
  addHostRoles(scope);
  return template.build();
}
