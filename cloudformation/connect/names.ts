/** The roles by which Strata enters an account: one of them is made there. */
export const accessRoleNames = { reader: 'StrataReader', deployer: 'StrataDeployer' } as const;

export type Access = keyof typeof accessRoleNames;

/** By which CloudFormation makes what layers contain. */
export const stackRoleName = 'StrataCloudFormation';

/** The permissions boundary of every role that a layer makes. */
export const boundaryName = 'StrataBoundary';

/** The path of the roles and instance profiles that layers make, by which policies name them. */
export const layerRolePath = '/strata/';

export const connectionStackName = 'strata-connection';
