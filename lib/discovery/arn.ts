export interface Arn {
  readonly partition: string;
  readonly service: string;
  readonly region: string;
  readonly account: string;
  /** `vpc` in `arn:aws:ec2:…:vpc/vpc-0a…`; empty where the resource part names no type. */
  readonly resourceType: string;
  readonly id: string;
}

/** Reads an ARN in any of its three forms (AWS General Reference, "ARN format"); undefined if it is none. */
export function parseArn(text: string): Arn | undefined {
  const [prefix, partition, service, region = '', account = '', ...resource] = text.split(':');
  if (prefix !== 'arn' || !partition || !service || resource.length === 0) return undefined;
  const whole = resource.join(':');
  const separator = whole.search(/[/:]/);
  if (service === 's3') {
    const isBucket = separator < 0;
    const type = isBucket ? 'bucket' : 'object';
    return { partition, service, region, account, resourceType: type, id: whole };
  }
  if (service === 'sqs') {
    return { partition, service, region, account, resourceType: 'queue', id: whole };
  }
  const resourceType = separator < 0 ? '' : whole.slice(0, separator);
  const rest = whole.slice(separator + 1);
  const id = service === 'iam' ? (rest.split('/').at(-1) ?? rest) : rest.replace(/:\*$/, '');
  return { partition, service, region, account, resourceType, id };
}

/** The partition that a region belongs to. */
export function partitionOf(region: string): string {
  if (region.startsWith('cn-')) return 'aws-cn';
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}
