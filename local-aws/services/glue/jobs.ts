import type {
  BatchGetJobsRequest,
  BatchGetJobsResponse,
  CreateJobRequest,
  CreateJobResponse,
  DeleteJobRequest,
  DeleteJobResponse,
  GetJobRequest,
  GetJobResponse,
  GetJobsRequest,
  GetJobsResponse,
  Job,
  ListJobsRequest,
  ListJobsResponse,
  UpdateJobRequest,
  UpdateJobResponse,
} from '@aws-sdk/client-glue';
import { isJsonObject, type JsonObject, sameJson } from '../../engine/json-value.ts';
import type { CallContext } from '../../service.ts';
import { glueArn, glueTags, namesWithTags } from './glue-tags.ts';
import { forgetJobBookmark } from './job-bookmarks.ts';
import { requireCapacity, unitsOf } from './job-capacity.ts';
import { type JobRecord, type JobSettings, jobRuns, jobs } from './job-store.ts';
import { pageOf } from './page.ts';
import { differentlySubmitted, invalidInput, requireName } from './refusals.ts';

const commands = ['glueetl', 'gluestreaming', 'glueray', 'pythonshell'];

/** @throws AwsError IdempotentParameterMismatchException, InvalidInputException */
export function createJob(input: CreateJobRequest, ctx: CallContext): CreateJobResponse {
  const { Name, Tags = {}, ...settings } = input;
  const name = requireName(Name);
  requireSettings(settings);
  const known = jobs.find(ctx, name);
  if (known) {
    if (isSame(known.settings, settings)) return { Name: name };
    throw differentlySubmitted(
      `Job with name '${name}' already submitted with different configuration`,
    );
  }
  const now = ctx.clock.now().toISOString();
  jobs.save(ctx, { name, settings, createdAt: now, updatedAt: now });
  glueTags.add(ctx, glueArn(ctx, `job/${name}`), Tags);
  return { Name: name };
}

function isSame(a: JobSettings, b: JobSettings): boolean {
  return sameJson(asJson(a), asJson(b));
}

/** As it is kept: without members that have no value. */
function asJson(settings: JobSettings): JsonObject {
  const parsed: unknown = JSON.parse(JSON.stringify(settings));
  return isJsonObject(parsed) ? parsed : {};
}

function requireSettings(settings: JobSettings): void {
  const { Command, Role, Timeout } = settings;
  if (!Role) throw invalidInput('Role should not be null or empty.');
  if (!Command?.Name || !commands.includes(Command.Name)) {
    throw invalidInput(`Unknown job command name: ${Command?.Name ?? ''}`);
  }
  if (!Command.ScriptLocation) throw invalidInput('Script location should not be null or empty.');
  if (Timeout !== undefined && (Timeout < 1 || Timeout > 10_080)) {
    throw invalidInput('Timeout not supported for provided value.');
  }
  requireCapacity(settings);
}

/** Replaces the whole definition. */
export function updateJob(input: UpdateJobRequest, ctx: CallContext): UpdateJobResponse {
  const record = jobs.existing(ctx, input.JobName);
  const { LogUri, ...update } = input.JobUpdate ?? {};
  const settings = { Role: undefined, Command: undefined, ...update, ...(LogUri && { LogUri }) };
  requireSettings(settings);
  jobs.save(ctx, { ...record, settings, updatedAt: ctx.clock.now().toISOString() });
  return { JobName: record.name };
}

/** A job that is not there is no error. */
export function deleteJob({ JobName = '' }: DeleteJobRequest, ctx: CallContext): DeleteJobResponse {
  jobs.remove(ctx, JobName);
  jobRuns.forgetAll(ctx, JobName);
  forgetJobBookmark(ctx, JobName);
  glueTags.forget(ctx, glueArn(ctx, `job/${JobName}`));
  return { JobName };
}

export function getJob({ JobName }: GetJobRequest, ctx: CallContext): GetJobResponse {
  return { Job: present(jobs.existing(ctx, JobName)) };
}

export function getJobs(input: GetJobsRequest, ctx: CallContext): GetJobsResponse {
  const { items, NextToken } = pageOf(jobs.all(ctx), input);
  return { Jobs: items.map(present), ...(NextToken && { NextToken }) };
}

export function listJobs(input: ListJobsRequest, ctx: CallContext): ListJobsResponse {
  const { items, NextToken } = pageOf(namesWithTags(ctx, 'job', jobs.all(ctx), input.Tags), input);
  return { JobNames: items, ...(NextToken && { NextToken }) };
}

export function batchGetJobs(
  { JobNames = [] }: BatchGetJobsRequest,
  ctx: CallContext,
): BatchGetJobsResponse {
  const found = JobNames.map((name) => jobs.find(ctx, name));
  return {
    Jobs: found.flatMap((record) => (record ? [present(record)] : [])),
    JobsNotFound: JobNames.filter((_, index) => !found[index]),
  };
}

function present({ name, settings, createdAt, updatedAt }: JobRecord): Job {
  const capacity = unitsOf(settings, settings.Command);
  return {
    ...settings,
    Name: name,
    JobMode: settings.JobMode ?? 'SCRIPT',
    CreatedOn: new Date(createdAt),
    LastModifiedOn: new Date(updatedAt),
    ExecutionProperty: settings.ExecutionProperty ?? { MaxConcurrentRuns: 1 },
    MaxRetries: settings.MaxRetries ?? 0,
    AllocatedCapacity: Math.floor(capacity),
    MaxCapacity: capacity,
    Timeout: settings.Timeout ?? defaultTimeoutMinutes(settings),
    GlueVersion: settings.GlueVersion ?? defaultGlueVersion,
    ExecutionClass: settings.ExecutionClass ?? 'STANDARD',
  };
}

export const defaultGlueVersion = '0.9';

/** Source: `Timeout` of CreateJob, Glue API reference: two days, since Glue 5.0 eight hours. */
export function defaultTimeoutMinutes({ GlueVersion = defaultGlueVersion }: JobSettings): number {
  return Number(GlueVersion) >= 5 ? 480 : 2880;
}
