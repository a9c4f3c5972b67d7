interface ExpectedView {
  readonly id: string;
  readonly figure: string;
  /** What the section of the reference architecture names, as the drawing writes it. */
  readonly holds: readonly string[];
}

/** The views of a deployed environment by the sections of the reference architecture, and *everything*. */
export function expectedViews(environment: string): ExpectedView[] {
  const own = (...names: string[]) => names.map((name) => `${environment}-${name}`);
  return [
    {
      id: 'network',
      figure: `Network diagram of ${environment}`,
      holds: [
        ...['10.0.0.0/16', '10.0.1.0/24', '10.0.2.0/24', '10.0.10.0/24', '10.0.20.0/24'],
        ...['us-east-2a', 'us-east-2b', 'Internet'],
        ...own('internet-gateway', 'nat-a', 'load-balancer', 'bastion', 'kubernetes'),
        ...own('monitoring', 'mysql', 'redis', 'data-processing-service'),
      ],
    },
    {
      id: 'security-groups',
      figure: `Security groups of ${environment}`,
      holds: [
        ...own('web', 'app', 'database', 'bastion', 'kubernetes', 'monitoring'),
        ...['80, 443', '8080, 3000, 5000', '3306, 5432, 6379', '0.0.0.0/0'],
      ],
    },
    {
      id: 'data-lake',
      figure: `Data lake of ${environment}`,
      holds: [
        ...['raw/logs/', 'raw/events/', 'raw/feeds/', 'processed/daily/', 'processed/hourly/'],
        ...['processed/real-time/', 'curated/analytics/', 'curated/reporting/', 'curated/ml/'],
        ...['logs_table', 'events_table', 'feeds_table', 'daily_agg', 'hourly_agg'],
        ...['realtime_agg', 'ml_datasets', '9 tables', '0 objects, 0 B', 'versioned'],
        ...own('raw-data', 'processed-data'),
        `${environment}_data_lake_catalog`,
      ],
    },
    {
      id: 'etl',
      figure: `ETL pipeline of ${environment}`,
      holds: [
        ...own('data-processing', 'data-quality', 'raw-data', 'processed-data', 'etl'),
        ...['Python 3', '60 min at most', 'raw/', 'processed/', 'on demand'],
      ],
    },
    {
      id: 'compute',
      figure: `Compute of ${environment}`,
      holds: [
        ...own('data-processing-cluster', 'data-processing-service'),
        ...['FARGATE_SPOT', 'on demand, guaranteed', '1 vCPU, 2 GB', '2 vCPU, 4 GB'],
        ...['scans on push', '0 of 0 running', '0 to 4 tasks', 'S3 access'],
      ],
    },
    {
      id: 'kubernetes',
      figure: `Kubernetes of ${environment}`,
      holds: [
        ...own('kubernetes'),
        ...['Docker', 'Minikube cluster', 'API server', 'Scheduler', 'Controller', 'etcd'],
        ...['ArgoCD', 'NodePort 30080', 'GitOps', 'Git integration'],
      ],
    },
    {
      id: 'monitoring',
      figure: `Monitoring of ${environment}`,
      holds: [
        ...own('monitoring'),
        ...['Prometheus', 'Grafana', 'Elasticsearch', 'Kibana', 'Jaeger', 'Logstash'],
        ...['Node exporter', 'cAdvisor', 'Pushgateway', 'port 9090', 'port 3000', 'port 9200'],
        ...['port 5601', 'port 16686', 'port 5044', 'port 9100', 'port 8080', 'port 9091'],
      ],
    },
    {
      id: 'access',
      figure: `Secrets and access of ${environment}`,
      holds: [
        ...['mysql', 'redis', 'grafana', 'argocd', 'application'].map(
          (secret) => `${environment}/${secret}`,
        ),
        ...own('ecs-task', 'glue', 'mysql', 'redis'),
      ],
    },
    {
      id: 'data-flow',
      figure: `Data flow of ${environment}`,
      holds: [
        ...['External sources', 'APIs, files, streams', 'raw/', 'processed/', 'curated/', 'logs/'],
        ...['Applications', 'analytics, reporting, ML models', '9 tables', 'ECS tasks'],
        ...own('monitoring', 'kubernetes', 'data-processing', 'data-quality', 'spark'),
      ],
    },
    {
      id: 'cost',
      figure: `Cost of ${environment}`,
      holds: [
        ...['Compute', 'Services', 'Storage', 'Databases', 'Network', 'Keys and secrets'],
        ...own('monitoring', 'kubernetes', 'nat-a', 'mysql', 'redis', 'data-processing-service'),
        'a month',
      ],
    },
    {
      id: 'deployment',
      figure: `Deployment of ${environment}`,
      holds: [
        ...['GitHub', 'code, version control, webhooks', 'HCP Terraform', 'Change sets', 'Stacks'],
        ...['state, plan and apply', 'plan, review, execution', 'Network', 'Data lake', 'Compute'],
        ...['ETL pipeline', 'Kubernetes', 'Monitoring'],
      ],
    },
    {
      id: 'monitoring-flow',
      figure: `Monitoring flow of ${environment}`,
      holds: [
        ...['custom, business, performance metrics', 'scrape targets, rules, alerts'],
        ...['parsing, filtering, forwarding', 'indexing, search, aggregations'],
        ...['dashboards, searches, filters', 'visualisations, panels, variables'],
        ...own('kubernetes', 'data-processing-service'),
      ],
    },
    {
      id: 'configuration',
      figure: `Configuration of ${environment}`,
      holds: [
        ...['env.template', '.env', 'Loader', 'ENVIRONMENT', 'AWS_DEFAULT_REGION', 'VPC_CIDR'],
        ...['AVAILABILITY_ZONES', 'PUBLIC_SUBNET_CIDRS', 'PRIVATE_SUBNET_CIDRS'],
        ...['KUBERNETES_INSTANCE_TYPE', 'MONITORING_INSTANCE_TYPE', 'BASTION_INSTANCE_TYPE'],
        ...own('kubernetes', 'monitoring', 'mysql', 'redis'),
      ],
    },
    {
      id: 'everything',
      figure: `Everything of ${environment}`,
      holds: [
        ...['Network', 'Security groups', 'Secrets', 'Data lake', 'Access', 'ETL pipeline'],
        ...[
          'Compute',
          'Databases',
          'Ingress',
          'Kubernetes',
          'Monitoring',
          'Budget',
          'Change events',
        ],
      ],
    },
  ];
}
