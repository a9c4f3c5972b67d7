/** A resource that exists already and is to belong to a stack. */
export interface ImportTarget {
  readonly logicalId: string;
  readonly type: string;
  /** Primary identifier of the type: `{BucketName: 'data'}`. */
  readonly identifier: Readonly<Record<string, string>>;
}

/** Values of an identifier with several members are joined as physical ids of such types are. */
export function physicalIdOf({ identifier }: ImportTarget): string {
  return Object.values(identifier).join('|');
}
