import type { ResourceNode } from '#lib/resources/graph.ts';

/** One kind of service of the platform, explained. What it consists of is told by what really runs. */
export interface ServiceEntry {
  readonly title: string;
  /** CloudFormation types that it consists of, without `AWS::`. */
  readonly types: readonly string[];
  /** The only layer of which resources of these types belong to it; absent for all that are left. */
  readonly layer?: string;
  /** What it is for on this platform. */
  readonly purpose: string;
  readonly use: readonly string[];
  readonly benefits: readonly string[];
  readonly limits: readonly string[];
}

const hostTypes = ['EC2::Instance', 'EC2::LaunchTemplate', 'EC2::Volume'];

/** Every kind of service, in the order of the reference architecture. */
export const services: readonly ServiceEntry[] = [
  {
    title: 'Virtual network',
    types: [
      'EC2::VPC',
      'EC2::Subnet',
      'EC2::RouteTable',
      'EC2::Route',
      'EC2::SubnetRouteTableAssociation',
      'EC2::FlowLog',
    ],
    purpose:
      'A network of its own, divided by Availability Zone into public subnets, which the internet reaches, and private subnets, which it does not.',
    use: [
      'Put what has to be reached from outside into a public subnet, everything else into a private one.',
      'Choose the address ranges before the first deployment; a VPC keeps its range.',
    ],
    benefits: [
      'Two zones, so that one may fail.',
      'Databases and tasks have no address on the internet.',
    ],
    limits: [
      'A subnet lies in one zone and cannot grow.',
      'AWS keeps five addresses of every subnet to itself.',
    ],
  },
  {
    title: 'Ways in and out',
    types: [
      'EC2::InternetGateway',
      'EC2::VPCGatewayAttachment',
      'EC2::NatGateway',
      'EC2::EIP',
      'EC2::VPCEndpoint',
    ],
    purpose:
      'The internet gateway joins public subnets to the internet, NAT gateways let private ones ask without being asked, and the endpoint leads to S3 without either.',
    use: [
      'Set how many NAT gateways there are by the variable NAT_GATEWAYS: none, one, or one per zone.',
      'Traffic to S3 takes the endpoint by itself.',
    ],
    benefits: [
      'Nothing outside can open a connection into a private subnet.',
      'What goes to S3 through the endpoint costs nothing.',
    ],
    limits: [
      'A NAT gateway is paid by the hour and by the gigabyte, also while nobody works.',
      'One gateway for all zones is lost with its zone.',
    ],
  },
  {
    title: 'Security groups',
    types: ['EC2::SecurityGroup', 'EC2::SecurityGroupIngress', 'EC2::SecurityGroupEgress'],
    purpose:
      'Firewalls around what runs: web servers are open to the world, applications to web servers, databases to applications, and hosts to the operator.',
    use: [
      'Set who may reach the hosts by the variable OPERATOR_CIDRS.',
      'Name a group as the source rather than addresses; what joins the group is let in.',
    ],
    benefits: ['Stateful: what was asked for may be answered.', 'A rule holds for all members.'],
    limits: ['Groups only allow; what is to be refused is left out.', '60 inbound rules a group.'],
  },
  {
    title: 'Secrets',
    types: ['SecretsManager::Secret', 'SecretsManager::SecretTargetAttachment'],
    purpose:
      'Passwords and keys of databases, tools and applications. They are generated where they are kept, so that nobody has to know them.',
    use: [
      'Let a program read its secret by its name when it starts, with the role that it runs as.',
      'Show one on the page of its tool, which is written into the audit.',
    ],
    benefits: ['Encrypted, audited, and readable for named roles only.', 'Each is unique.'],
    limits: ['Paid by secret and month.', 'A deleted one is kept for days before it is gone.'],
  },
  {
    title: 'Encryption keys',
    types: ['KMS::Key', 'KMS::Alias'],
    purpose: 'Keys by which secrets and data are encrypted where they are stored.',
    use: ['Nothing has to be done: S3 and Secrets Manager encrypt and decrypt by themselves.'],
    benefits: [
      'Who may decrypt is decided in one place.',
      'Rotation replaces what is behind a key.',
    ],
    limits: ['What was encrypted by a deleted key cannot be read again.'],
  },
  {
    title: 'Data lake',
    types: ['S3::Bucket', 'S3::BucketPolicy'],
    purpose:
      'Where data lives: raw as it arrived, processed, and curated for those who use it, each in a zone of the bucket, with logs beside them.',
    use: [
      'Bring data to raw/; the pipeline makes processed/ and curated/ of it.',
      'Look at what a zone holds on the page Catalog.',
    ],
    benefits: [
      'As much as there is, paid by what is stored.',
      'Lifecycle rules and Intelligent-Tiering move what nobody reads to cheaper storage.',
    ],
    limits: [
      'Objects are replaced as a whole, not changed.',
      'Names are unique across all of AWS.',
    ],
  },
  {
    title: 'Data catalog',
    types: ['Glue::Database', 'Glue::Table'],
    purpose: 'What tables the data lake has, with their columns, formats and places.',
    use: ['Read tables by their name from Glue jobs, Spark and Athena.'],
    benefits: ['One schema for all that read.', 'Versions show how a schema has changed.'],
    limits: ['It tells what crawlers last saw, which may be older than the data.'],
  },
  {
    title: 'Crawlers',
    types: ['Glue::Crawler'],
    purpose:
      'They look through zones of the data lake, and write tables and columns into the catalog.',
    use: ['Start one from Operations or from the diagram; the workflow does so in its turn.'],
    benefits: ['Schemas need not be written by hand.'],
    limits: [
      'At least ten minutes are paid for each run.',
      'A guess: look at what it made of new data.',
    ],
  },
  {
    title: 'ETL jobs and data quality',
    types: ['Glue::Job', 'Glue::DataQualityRuleset', 'Glue::SecurityConfiguration'],
    purpose:
      'The processing job makes processed data of raw data; the quality job holds it to rules and writes down how it did.',
    use: [
      'Start a run from Operations, with arguments where they differ.',
      'Read runs, logs and quality on the pages of the job.',
    ],
    benefits: ['Nothing runs, and nothing is paid, between runs.', 'A time-out ends what hangs.'],
    limits: ['Workers take about a minute to start, and a minute is the least that is paid.'],
  },
  {
    title: 'ETL workflow',
    types: ['Glue::Workflow', 'Glue::Trigger'],
    purpose: 'The order of crawlers and jobs: each begins when what it needs has succeeded.',
    use: ['Start it as a whole; it has no schedule unless the variable ETL_SCHEDULE sets one.'],
    benefits: [
      'A failure stops what would have built on it.',
      'One place that tells how a run went.',
    ],
    limits: ['A workflow runs once at a time.'],
  },
  {
    title: 'Container images',
    types: ['ECR::Repository'],
    purpose: 'Images of data jobs and Spark jobs that tasks are started from.',
    use: [
      'Push with docker, after aws ecr get-login-password.',
      'Read what scans found on Images.',
    ],
    benefits: ['Scanned when pushed.', 'Lifecycle rules remove what is old.'],
    limits: ['Paid by gigabyte and month.'],
  },
  {
    title: 'Container tasks',
    types: [
      'ECS::Cluster',
      'ECS::ClusterCapacityProviderAssociations',
      'ECS::TaskDefinition',
      'ECS::Service',
      'ECS::Task',
      'ApplicationAutoScaling::ScalableTarget',
      'ApplicationAutoScaling::ScalingPolicy',
    ],
    purpose: 'Data processing and Spark jobs in containers, without hosts to look after.',
    use: [
      'Set the desired count of the service, or run a task once, from Operations.',
      'Enter a running container from its task.',
    ],
    benefits: [
      'Spot capacity costs about 70 % less, and the share of tasks on demand is guaranteed.',
      'At a desired count of zero nothing is paid.',
    ],
    limits: [
      'AWS may end a Spot task with two minutes of notice.',
      'Tasks of the share on Spot wait where there is no such capacity; on demand does not stand in for it.',
      'Disks of tasks are not kept.',
    ],
  },
  {
    title: 'MySQL database',
    types: ['RDS::DBInstance', 'RDS::DBParameterGroup', 'RDS::DBSubnetGroup'],
    purpose: 'A relational database for applications, in the private subnets.',
    use: ['Connect from within the network with what the secret of MySQL holds.'],
    benefits: ['Backups, patches and fail-over are AWS’s work.', 'Its password is in no file.'],
    limits: ['Paid by the hour, also while idle; a stopped one starts again after seven days.'],
  },
  {
    title: 'Redis cache',
    types: ['ElastiCache::ReplicationGroup', 'ElastiCache::SubnetGroup'],
    purpose: 'A cache in memory for what applications ask often.',
    use: ['Connect over TLS from within the network with what the secret of Redis holds.'],
    benefits: ['Answers in less than a millisecond.'],
    limits: ['What is in memory is lost where there is no snapshot.', 'It cannot be stopped.'],
  },
  {
    title: 'Load balancer',
    types: [
      'ElasticLoadBalancingV2::LoadBalancer',
      'ElasticLoadBalancingV2::TargetGroup',
      'ElasticLoadBalancingV2::Listener',
      'ElasticLoadBalancingV2::ListenerRule',
    ],
    purpose: 'The door for visitors: it spreads requests over healthy application servers.',
    use: ['Give the variable INGRESS_CERTIFICATE_ARN a certificate, so that it speaks HTTPS.'],
    benefits: ['Health checks keep visitors from what has failed.', 'It spans the zones.'],
    limits: ['Paid by the hour and by use.'],
  },
  {
    title: 'Kubernetes and ArgoCD host',
    types: hostTypes,
    layer: 'kubernetes',
    purpose:
      'A host with Docker and a Minikube cluster, on which ArgoCD deploys what a Git repository describes.',
    use: [
      'Open ArgoCD on NodePort 30080, from the addresses of the operator.',
      'Commit to the repository; ArgoCD brings the cluster to what it says.',
    ],
    benefits: ['A whole cluster for the price of a host.', 'What runs is what Git says.'],
    limits: ['One host: it is for trying and learning, not for production.'],
  },
  {
    title: 'Monitoring host',
    types: hostTypes,
    layer: 'monitoring',
    purpose:
      'A host that runs Prometheus, Grafana, Elasticsearch, Kibana, Jaeger, Logstash, node exporter, cAdvisor and Pushgateway with Docker Compose.',
    use: [
      'Open a tool from the overview, which tells whether it is healthy and how to sign in.',
      'Push metrics of jobs to port 9091, send logs to port 5044.',
    ],
    benefits: ['Open source, configured for this environment, without charges by metric.'],
    limits: [
      'One host: its disk is the storage of all metrics and logs.',
      'On a t3.small there is no room for Elasticsearch, Kibana and Logstash.',
    ],
  },
  {
    title: 'Bastion and other hosts',
    types: hostTypes,
    purpose: 'Hosts in the public subnets through which operators reach what is private.',
    use: ['Open a session from Operations; SSH is for the addresses of the operator only.'],
    benefits: ['One door that is watched, instead of many.'],
    limits: ['Paid by the hour while it runs; parking stops it.'],
  },
  {
    title: 'Roles and permissions',
    types: ['IAM::Role', 'IAM::InstanceProfile', 'IAM::ManagedPolicy'],
    purpose:
      'What tasks, jobs and hosts may do: each has a role of its own with no more than it needs.',
    use: ['See in the view Secrets and access which role reads and writes what.'],
    benefits: ['No long-lived keys anywhere.', 'Scoped to the resources of this environment.'],
    limits: ['A change may take seconds to hold everywhere.'],
  },
  {
    title: 'Functions of the stacks',
    types: ['Lambda::Function', 'CloudFormation::CustomResource'],
    purpose: 'Small functions that stacks call for what CloudFormation cannot do itself.',
    use: ['Nothing has to be done; they run while a stack is deployed.'],
    benefits: ['Nothing is paid while nothing is deployed.'],
    limits: ['What they did is in their logs, not in the template.'],
  },
  {
    title: 'Logs',
    types: ['Logs::LogGroup'],
    purpose: 'What jobs, tasks, functions and the network write down while they work.',
    use: ['Read logs of a run or task on its page.'],
    benefits: ['They end by themselves after their retention.'],
    limits: ['Paid by the gigabyte that is taken in.'],
  },
  {
    title: 'Budget',
    types: ['Budgets::Budget'],
    purpose: 'An alarm when this environment, by its tag, costs more than it may.',
    use: ['Set amount and addresses by the variables of the layer Budget.'],
    benefits: ['Warns of what is forecast, before it is spent.'],
    limits: ['Figures of AWS are some hours old.', 'It warns and stops nothing.'],
  },
  {
    title: 'Change events',
    types: ['Events::Rule', 'SQS::Queue', 'SQS::QueuePolicy'],
    purpose: 'Rules put what changes into a queue, from which Strata learns of it within seconds.',
    use: ['Nothing has to be done.'],
    benefits: ['Diagrams move with what happens, with fewer questions to AWS.'],
    limits: ['Not every service tells of every change.'],
  },
];

/** The service that a resource belongs to; undefined for what no entry explains. */
export function serviceOf({ type, layer }: Pick<ResourceNode, 'type' | 'layer'>) {
  const fitting = services.filter(({ types }) => types.some((one) => type === `AWS::${one}`));
  return (
    fitting.find((service) => service.layer !== undefined && service.layer === layer) ??
    fitting.find((service) => service.layer === undefined)
  );
}
