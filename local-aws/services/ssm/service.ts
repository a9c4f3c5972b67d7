import type { Service } from '../../service.ts';
import { describeParameters } from './describe-parameters.ts';
import {
  deleteParameter,
  deleteParameters,
  getParameter,
  getParameterHistory,
  getParameters,
  getParametersByPath,
} from './get-parameters.ts';
import { putParameter } from './put-parameter.ts';
import {
  addTagsToResource,
  listTagsForResource,
  removeTagsFromResource,
  ssmTaggables,
} from './tags.ts';

export const ssm: Service = {
  id: 'SSM',
  operations: {
    AddTagsToResource: addTagsToResource,
    DeleteParameter: deleteParameter,
    DeleteParameters: deleteParameters,
    DescribeParameters: describeParameters,
    GetParameter: getParameter,
    GetParameterHistory: getParameterHistory,
    GetParameters: getParameters,
    GetParametersByPath: getParametersByPath,
    ListTagsForResource: listTagsForResource,
    PutParameter: putParameter,
    RemoveTagsFromResource: removeTagsFromResource,
  },
  taggables: ssmTaggables,
};
