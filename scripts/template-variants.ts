/** Inputs that together reach every branch of a layer's template; the defaults are always among them. */
export const templateVariants: Readonly<
  Record<string, ReadonlyArray<Readonly<Record<string, unknown>>>>
> = {
  network: [
    { natGateways: 'none', s3Endpoint: false },
    { natGateways: 'single', flowLogs: true },
    {
      zones: ['a', 'b', 'c'],
      publicSubnetCidrs: ['10.0.1.0/24', '10.0.2.0/24', '10.0.3.0/24'],
      privateSubnetCidrs: ['10.0.10.0/24', '10.0.20.0/24', '10.0.30.0/24'],
      flowLogs: true,
      flowLogRetentionDays: 365,
    },
  ],
  security: [
    {
      webCidrs: [],
      operatorCidrs: ['203.0.113.7/32'],
      kubernetesCidrs: ['0.0.0.0/0'],
      monitoringCidrs: ['203.0.113.0/24'],
      allowSsh: true,
    },
  ],
  secrets: [{ encryption: 'customer-key', whenDeleted: 'delete' }],
  'data-lake': [
    { encryption: 'customer-key', accessLogs: true, archiveDays: 90, whenDeleted: 'delete' },
  ],
  access: [{ taskAccess: 'read-only' }],
  etl: [
    { schedule: 'cron(0 2 * * ? *)', rawDiscovery: 'new-tables' },
    { schedule: 'cron(0 2 * * ? *)', enabled: false, executionClass: 'FLEX', metrics: true },
  ],
  compute: [
    {
      officeHours: true,
      timeZone: 'Europe/Berlin',
      metricsPort: 8080,
      immutableTags: true,
      repositoryEncryption: 'KMS',
      architecture: 'ARM64',
    },
    {
      dataProcessingImage: 'public.ecr.aws/docker/library/python:3.13-slim',
      sparkImage: 'public.ecr.aws/emr-serverless/spark/emr-7.9.0:latest',
      initialTasks: 2,
    },
  ],
  databases: [{ multiAz: true, redisReplicas: 2, logExports: true, deletionProtection: true }],
  ingress: [
    {
      certificateArn:
        'arn:aws:acm:us-east-2:111122223333:certificate/1b2c3d4e-1111-2222-3333-444455556666',
      apiHosts: ['api.example.com'],
      bastionInstanceType: 't3.nano',
    },
  ],
  kubernetes: [{ instanceType: 't3.small', gitRepository: 'https://git.example/platform.git' }],
  monitoring: [
    {
      instanceType: 't3.medium',
      alertAddresses: ['operations@example.com'],
      smtpServer: 'mail.example.com:587',
      smtpSender: 'grafana@example.com',
    },
  ],
  budget: [{ emails: ['operations@example.com'] }],
};
