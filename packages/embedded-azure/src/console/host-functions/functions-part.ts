import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { InvocationReport } from '../../functions-host/invocations/invocation-record.ts';
import type { ConsolePart } from '../console-part.ts';
import { describeTrigger } from './describe-trigger.ts';
import { HostRuns } from './host-runs.ts';
import type { FunctionsAnswer, ShownHost } from './shown-function.ts';

export interface FunctionsOptions {
  /** Where the Functions host answers, or will. */
  hostUrl: () => string;
  /** The host's `keys.json`. Without it the host requires no key. */
  keyFile: string;
}

const Query = z.object({
  function: z.string().optional(),
  failed: z.enum(['true', 'false']).default('false'),
});
const Keys = z.object({ masterKey: z.string() });
const Status = z.object({ state: z.string(), version: z.string(), processUptime: z.number() });
const Functions = z.array(
  z.object({ name: z.string(), config: z.object({ bindings: z.array(z.record(z.string(), z.unknown())) }) }),
);
const WAIT_MS = 5_000;
const MINUTES = 5;

/** The functions of the host and what they did lately, by the host's admin API. */
export function functionsPart(options: FunctionsOptions): ConsolePart {
  const runs = new HostRuns();
  const readHost = async (report: Promise<InvocationReport | undefined>): Promise<ShownHost> => {
    const url = options.hostUrl();
    const status = Status.safeParse(await ask(options, '/admin/host/status'));
    const since = (await report)?.since;
    if (!status.success)
      return { url, state: 'not reachable', version: undefined, startedAt: undefined, restarts: runs.restarts };
    const { state, version, processUptime } = status.data;
    const startedAt = runs.see({ since, uptimeMs: processUptime, at: Date.now() });
    return { url, state, version, startedAt: startedAt.toISOString(), restarts: runs.restarts };
  };
  return {
    name: 'functions',
    routes: [
      {
        method: 'GET',
        path: '/api/functions',
        handle: async ({ query }) => {
          const { function: name, failed } = Query.parse(Object.fromEntries(query));
          const asked = new URLSearchParams({ failed, minutes: String(MINUTES), limit: '200' });
          if (name !== undefined) asked.set('function', name);
          // Trusted: it comes from our own host, whose types these are.
          const reporting = ask(options, `/admin/_embedded/invocations?${asked}`) as Promise<
            InvocationReport | undefined
          >;
          const [host, listed, report] = await Promise.all([
            readHost(reporting),
            ask(options, '/admin/functions'),
            reporting,
          ]);
          const tallies = new Map(report?.functions.map((tally) => [tally.name, tally]));
          const body: FunctionsAnswer = {
            host,
            minutes: MINUTES,
            invocations: report?.invocations,
            functions: (Functions.safeParse(listed).data ?? []).map(({ name: known, config }) => ({
              name: known,
              ...describeTrigger(config.bindings),
              tally: tallies.get(known),
            })),
          };
          return { status: 200, body };
        },
      },
    ],
  };
}

/** @returns undefined while the host doesn't answer, or if it has no such thing */
async function ask({ hostUrl, keyFile }: FunctionsOptions, path: string): Promise<unknown> {
  try {
    const headers = { 'x-functions-key': masterKey(keyFile) };
    const answer = await fetch(new URL(path, hostUrl()), { headers, signal: AbortSignal.timeout(WAIT_MS) });
    return answer.ok ? await answer.json() : undefined;
  } catch {
    return undefined;
  }
}

/** Read for each call, because the host makes the file when it first starts. */
function masterKey(keyFile: string): string {
  try {
    return Keys.parse(JSON.parse(readFileSync(keyFile, 'utf8'))).masterKey;
  } catch {
    return '';
  }
}
