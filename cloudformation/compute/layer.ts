import { defineLayer } from '../layer.ts';
import { computeParameters } from './parameters.ts';
import { computeTemplate } from './template.ts';

export const computeLayer = defineLayer({
  id: 'compute',
  title: 'Compute',
  purpose: 'Image repositories, ECS cluster on Fargate Spot and Fargate, tasks and their scaling',
  needs: ['network', 'security', 'data-lake', 'access'],
  parameters: computeParameters,
  presets: {
    minimal: { logRetention: 7, keptImages: 5, maximumTasks: 2, whenDeleted: 'delete' },
    development: { logRetention: 14, keptImages: 10, whenDeleted: 'delete' },
    production: {
      onDemandBase: 1,
      maximumTasks: 10,
      containerInsights: 'enhanced',
      logRetention: 365,
      immutableTags: true,
      repositoryEncryption: 'KMS',
      keptImages: 50,
      whenDeleted: 'retain',
    },
  },
  template: computeTemplate,
  stackParameters: (parameters, context) => ({
    Environment: context.environment,
    UntaggedImageDays: String(parameters.untaggedDays),
    KeptImages: String(parameters.keptImages),
    ContainerInsights: parameters.containerInsights,
    LogRetentionDays: String(parameters.logRetention),
    DataProcessingImage: parameters.dataProcessingImage,
    SparkImage: parameters.sparkImage,
    InitialTaskCount: String(parameters.initialTasks),
    MaximumTaskCount: String(parameters.maximumTasks),
    CpuTargetPercent: String(parameters.cpuTarget),
    MemoryTargetPercent: String(parameters.memoryTarget),
    ...(parameters.officeHours && {
      StartHour: String(parameters.startHour),
      StopHour: String(parameters.stopHour),
      TimeZone: parameters.timeZone,
    }),
  }),
});
