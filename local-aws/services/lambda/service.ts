import type { Service } from '../../service.ts';
import { resumeFunctions } from './function-life.ts';
import { functionProcesses } from './function-process.ts';
import {
  createFunction,
  deleteFunction,
  getFunction,
  getFunctionConfiguration,
  listFunctions,
  updateFunctionCode,
  updateFunctionConfiguration,
} from './functions.ts';
import { invoke } from './invoke.ts';
import { lambdaTaggables, listTags, tagResource, untagResource } from './tags.ts';

/** Functions of Node.js, really run. */
export function lambda(): Service {
  const processes = functionProcesses();
  return {
    id: 'Lambda',
    operations: {
      CreateFunction: createFunction,
      DeleteFunction: deleteFunction,
      GetFunction: getFunction,
      GetFunctionConfiguration: getFunctionConfiguration,
      Invoke: invoke(processes),
      ListFunctions: listFunctions,
      ListTags: listTags,
      TagResource: tagResource,
      UntagResource: untagResource,
      UpdateFunctionCode: updateFunctionCode,
      UpdateFunctionConfiguration: updateFunctionConfiguration,
    },
    taggables: lambdaTaggables,
    resume: resumeFunctions,
    stop: () => processes.stop(),
  };
}
