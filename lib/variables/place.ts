/** The two variables that say which environment a file is of; they feed every layer and change none. */
export const placeVariables = {
  environment: 'ENVIRONMENT',
  region: 'AWS_DEFAULT_REGION',
} as const;

/** Where an environment is, as its file of variables says. */
export interface VariablePlace {
  readonly environment: string;
  readonly region: string;
}
