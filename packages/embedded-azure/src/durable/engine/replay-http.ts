import { HTTP_ACTIVITY, type HttpResult, parseHttpResult } from './http-activity.ts';
import type { DurableHttpRequest } from './orchestrator-output.ts';
import type { ReplaySchedule } from './replay-schedule.ts';
import { ReplayTask } from './replay-task.ts';
import { UnsupportedActionError } from './unsupported-action.ts';

/** The delay of a poll if the answer names none: host.json's default, in milliseconds. */
export const DEFAULT_POLL_DELAY = 30_000;

/**
 * DurableOrchestrationContext.CallHttpAsync: one activity. While its answer is 202 with a location, another timer and
 * activity follow.
 *
 * @throws UnsupportedActionError for a request with a token source
 */
export function callHttp(schedule: ReplaySchedule, request: DurableHttpRequest): ReplayTask {
  if (request.tokenSource) throw new UnsupportedActionError('durable HTTP with a tokenSource (managed identity)');
  const whole = new ReplayTask();
  const send = (input: DurableHttpRequest) => {
    const task = schedule.begin({ kind: 'activity', name: HTTP_ACTIVITY, input });
    task.whenEnded(() => {
      const answer = task.hasFailed ? undefined : parseHttpResult(task.result);
      const location = answer && request.asynchronousPatternEnabled ? placeToLook(answer) : undefined;
      if (!answer) whole.fail();
      else if (location === undefined) whole.complete();
      else schedule.singleTimer(schedule.now + pollDelay(answer)).whenEnded(() => send(pollOf(request, location)));
    });
  };
  send(request);
  return whole;
}

function placeToLook({ statusCode, headers }: HttpResult): string | undefined {
  return statusCode === 202 ? header(headers, 'location') || undefined : undefined;
}

function pollDelay({ headers }: HttpResult): number {
  const seconds = header(headers, 'retry-after');
  return seconds && Number.isFinite(Number(seconds)) ? Number(seconds) * 1000 : DEFAULT_POLL_DELAY;
}

/** Leaves out the function key, which may not be valid for the status URL. */
function pollOf({ headers, asynchronousPatternEnabled }: DurableHttpRequest, uri: string): DurableHttpRequest {
  const kept = Object.entries(headers ?? {}).filter(([name]) => name.toLowerCase() !== 'x-functions-key');
  return { method: 'GET', uri, headers: Object.fromEntries(kept), asynchronousPatternEnabled };
}

function header(headers: HttpResult['headers'], name: string): string | undefined {
  const value = Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1];
  return Array.isArray(value) ? value[0] : value;
}
