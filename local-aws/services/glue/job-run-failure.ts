import { shareOf } from '../../control/share-of.ts';
import type { CallContext } from '../../service.ts';
import { type ScriptPlace, scriptLines, scriptPlace } from './job-script.ts';
import type { JobRunRecord } from './job-store.ts';

interface ScriptError {
  /** The run's `ErrorMessage`. */
  readonly message: string;
  /** What the error stream tells of it; one event each. */
  readonly trace: readonly string[];
}

const usualErrors: readonly string[] = [
  "NameError: name 'orders' is not defined",
  "KeyError: 'customer_id'",
  "ValueError: time data '2026-02-30' does not match format '%Y-%m-%d'",
  'An error occurred while calling o112.pyWriteDynamicFrame. Access Denied (Service: Amazon S3; Status Code: 403; Error Code: AccessDenied)',
  'Exception: source has no new files since the last bookmark',
];

/**
 * How the script failed: as the fault says, or else in a usual way that follows from the run's id.
 * The form of the message and of the trace is that of Glue 3.0 and later, quoted by users of AWS
 * (`Error Category: …; Failed Line Number: …`, `ProcessLauncher: Error from Python`, `GlueExceptionAnalysisListener`).
 */
export async function scriptErrorOf(ctx: CallContext, run: JobRunRecord): Promise<ScriptError> {
  const { failure = {} } = run;
  const error = failure.message ?? usualErrorOf(run.id);
  if (failure.message !== undefined && failure.line === undefined) {
    return { message: error, trace: [`ERROR ${run.jobName}: ${error}`] };
  }
  const script = scriptPlace(ctx, run);
  const lines = await scriptLines(ctx, script);
  const line = failure.line ?? 1 + Math.floor(shareOf(`${run.id}/line`) * lines.length);
  return {
    message: messageOf(line, error),
    trace: traceOf(ctx, script, line, lines[line - 1]?.trim() ?? '', error),
  };
}

export function usualErrorOf(runId: string): string {
  return usualErrors[Math.floor(shareOf(`${runId}/error`) * usualErrors.length)] ?? '';
}

export function messageOf(line: number, error: string): string {
  return `Error Category: UNCLASSIFIED_ERROR; Failed Line Number: ${line}; ${error}`;
}

function traceOf(
  ctx: CallContext,
  { fileName }: ScriptPlace,
  line: number,
  code: string,
  error: string,
): string[] {
  const traceback = [
    'Traceback (most recent call last):',
    `  File "/tmp/${fileName}", line ${line}, in <module>`,
    ...(code === '' ? [] : [`    ${code}`]),
    error,
  ].join('\n');
  const analysis = {
    Event: 'GlueETLJobExceptionEvent',
    Timestamp: ctx.clock.now().getTime(),
    'Failure Reason': traceback,
    'Stack Trace': [
      {
        'Declaring Class': '<module>',
        'Method Name': code,
        'File Name': `/tmp/${fileName}`,
        'Line Number': line,
      },
    ],
    'Last Executed Line number': line,
    script: fileName,
  };
  return [
    `ERROR ProcessLauncher: Error from Python:${traceback}`,
    `ERROR GlueExceptionAnalysisListener: [Glue Exception Analysis] ${JSON.stringify(analysis)}`,
  ];
}
