import { ref } from '../builder/intrinsics.ts';
import type { TemplateBuilder } from '../builder/template-builder.ts';
import type { Intrinsic } from '../builder/value.ts';

export type Architecture = 'arm64' | 'x86_64';

/** Public SSM parameter that names the newest Amazon Linux 2023 image of the region (AL2023 User Guide). */
export function amazonLinuxParameterName(architecture: Architecture): string {
  return `/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-${architecture}`;
}

/** What the name of an SSM parameter looks like (SSM API, PutParameter). */
export const parameterNamePattern = '^/[A-Za-z0-9_./-]{1,1010}$';

/** Declares the SSM parameter from which CloudFormation takes a host's image each time it deploys. */
export function imageIdParameter(
  template: TemplateBuilder,
  logicalId: string,
  parameterName: string,
): Intrinsic<string> {
  return ref(
    template.parameter(logicalId, {
      Type: 'AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>',
      Description:
        'SSM parameter that holds the id of the host’s image. A newer image replaces the host.',
      Default: parameterName,
      group: 'Host',
    }),
  );
}
