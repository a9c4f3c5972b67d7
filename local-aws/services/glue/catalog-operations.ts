import type { Service } from '../../service.ts';
import {
  createDatabase,
  deleteDatabase,
  getDatabase,
  getDatabases,
  updateDatabase,
} from './databases.ts';
import {
  batchCreatePartition,
  batchDeletePartition,
  batchGetPartition,
  batchUpdatePartition,
} from './partition-batches.ts';
import {
  createPartition,
  deletePartition,
  getPartition,
  getPartitions,
  updatePartition,
} from './partitions.ts';
import { searchTables } from './search-tables.ts';
import { deleteTableVersion, getTableVersion, getTableVersions } from './table-versions.ts';
import {
  batchDeleteTable,
  createTable,
  deleteTable,
  getTable,
  getTables,
  updateTable,
} from './tables.ts';

export const catalogOperations: Service['operations'] = {
  BatchCreatePartition: batchCreatePartition,
  BatchDeletePartition: batchDeletePartition,
  BatchDeleteTable: batchDeleteTable,
  BatchGetPartition: batchGetPartition,
  BatchUpdatePartition: batchUpdatePartition,
  CreateDatabase: createDatabase,
  CreatePartition: createPartition,
  CreateTable: createTable,
  DeleteDatabase: deleteDatabase,
  DeletePartition: deletePartition,
  DeleteTable: deleteTable,
  DeleteTableVersion: deleteTableVersion,
  GetDatabase: getDatabase,
  GetDatabases: getDatabases,
  GetPartition: getPartition,
  GetPartitions: getPartitions,
  GetTable: getTable,
  GetTables: getTables,
  GetTableVersion: getTableVersion,
  GetTableVersions: getTableVersions,
  SearchTables: searchTables,
  UpdateDatabase: updateDatabase,
  UpdatePartition: updatePartition,
  UpdateTable: updateTable,
};
