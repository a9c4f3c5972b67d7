import { catalogueImages } from '../ec2/image-catalogue.ts';
import type { ParameterRecord } from './parameter-store.ts';

/** The public parameters that name AWS's images in a region. */
export function publicParameters(region: string): ParameterRecord[] {
  return catalogueImages(region).flatMap(({ creationDate, imageId, parameters }) =>
    parameters.map((name) => ({
      name,
      arn: `arn:aws:ssm:${region}::parameter${name}`,
      tags: {},
      versions: [
        {
          version: 1,
          value: imageId,
          type: 'String',
          tier: 'Standard',
          dataType: 'aws:ec2:image',
          modifiedAt: creationDate,
        } as const,
      ],
    })),
  );
}

export function publicParameter(region: string, name: string): ParameterRecord | undefined {
  return publicParameters(region).find((parameter) => parameter.name === name);
}
