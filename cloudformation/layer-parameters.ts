import type { z } from 'zod';
import { accessParameters } from './access/parameters.ts';
import { budgetParameters } from './budget/parameters.ts';
import { computeParameters } from './compute/parameters.ts';
import { dataLakeParameters } from './data-lake/parameters.ts';
import { databasesParameters } from './databases/parameters.ts';
import { etlParameters } from './etl/parameters.ts';
import { eventsParameters } from './events/parameters.ts';
import { ingressParameters } from './ingress/parameters.ts';
import { kubernetesParameters } from './kubernetes/parameters.ts';
import type { LayerId } from './layer.ts';
import { monitoringParameters } from './monitoring/parameters.ts';
import { networkParameters } from './network/parameters.ts';
import { secretsParameters } from './secrets/parameters.ts';
import { securityParameters } from './security/parameters.ts';

/** The parameter schemas by layer, apart from the templates, which browsers have no use for. */
export const layerParameterSchemas: Readonly<Record<LayerId, z.ZodType>> = {
  network: networkParameters,
  security: securityParameters,
  secrets: secretsParameters,
  'data-lake': dataLakeParameters,
  access: accessParameters,
  etl: etlParameters,
  compute: computeParameters,
  databases: databasesParameters,
  ingress: ingressParameters,
  kubernetes: kubernetesParameters,
  monitoring: monitoringParameters,
  budget: budgetParameters,
  events: eventsParameters,
};
