import { ref } from './builder/intrinsics.ts';
import type { TemplateBuilder } from './builder/template-builder.ts';
import type { Intrinsic } from './builder/value.ts';
import { boundaryName, layerRolePath } from './connect/names.ts';
import type { LayerContext, LayerId } from './layer.ts';

/** The name is a prefix of resource names, of which IAM's and S3's are the shortest. */
export const environmentNamePattern = '^[a-z](?:[a-z0-9-]{0,22}[a-z0-9])?$';

/** Declares the `Environment` parameter, tags every resource with it and the layer, and returns its value. */
export function tagEnvironment(
  template: TemplateBuilder,
  layer: LayerId,
  context: LayerContext,
): Intrinsic<string> {
  const parameter = template.parameter('Environment', {
    Type: 'String',
    Description:
      'Name of the environment: prefix of names and value of the tag strata:environment.',
    Default: context.environment,
    AllowedPattern: environmentNamePattern,
    ConstraintDescription:
      'must be 1 to 24 lower-case letters, digits and inner hyphens, starting with a letter',
    group: 'Environment',
  });
  const environment = ref(parameter);
  template.confineRoles({ path: layerRolePath, boundaryName });
  template.tagResources({ 'strata:environment': environment, 'strata:layer': layer });
  return environment;
}
