/** Elements that one node stands for. */
export interface RolledUp {
  readonly key: string;
  readonly what: string;
  readonly resourceIds: readonly string[];
}
