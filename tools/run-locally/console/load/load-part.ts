import { join } from 'node:path';
import { ConsoleFault } from '@partner-orders/embedded-azure/console/console-fault';
import type { ConsolePart } from '@partner-orders/embedded-azure/console/console-part';
import { jsonOf } from '@partner-orders/embedded-azure/console/json-of';
import { DurableApi } from '@partner-orders/embedded-azure/console/sagas/durable-api';
import { z } from 'zod';
import { partners } from '../../../seed/partners.ts';
import { orderKinds } from '../../load/order-kinds.ts';
import { stateGiven } from '../../state-given.ts';
import type { ConsoleContext } from '../console-context.ts';
import { loadCommand } from './load-command.ts';
import { LoadFollowers } from './load-followers.ts';
import { LoadProgram } from './load-program.ts';
import type { LoadChoice, LoadEvent, LoadState, ShownSample } from './load-state.ts';
import { readQueues } from './read-queues.ts';
import { SagaCount } from './saga-count.ts';

/** One a second: an hour and the time to drain. */
const MOST_SAMPLES = 3_700;

const LIMITS = { generous: '6,000 requests a minute', small: '60 requests a minute' };

const Share = z.int().min(0).max(999);
const Choice = z.strictObject({
  perSecond: z.number().min(0.1).max(200),
  minutes: z.number().min(0.05).max(60),
  partners: z.array(z.enum(partners.map(({ id }) => id as string) as [string, ...string[]])).min(1, 'choose a partner'),
  mix: z
    .partialRecord(z.enum(orderKinds.map(({ name }) => name) as [string, ...string[]]), Share)
    .refine((mix) => Object.values(mix).some((share) => (share ?? 0) > 0), 'at least one share must be above 0'),
});

/** One run of load at a time. It lives here, so a page that is loaded again goes on showing it. */
export function loadPart({ prepared }: Pick<ConsoleContext, 'prepared'>): ConsolePart {
  const { directory, hostUrl, stack } = prepared;
  const given = stateGiven(directory);
  const sagas = new SagaCount(new DurableApi({ hostUrl, keyFile: join(directory, 'functions-host', 'keys.json') }));
  const followers = new LoadFollowers<LoadEvent>();
  let samples: ShownSample[] = [];
  let run: LoadState['run'];
  let program: LoadProgram | undefined;
  const state = (): LoadState => ({
    hasMonitor: stack.urls.monitor !== '',
    kinds: orderKinds.map(({ name, about }) => ({ name, about })),
    partners: partners.map(({ id, tier }) => ({ id, limit: LIMITS[tier] })),
    ...(given === undefined ? {} : { state: given }),
    ...(run === undefined ? {} : { run }),
  });

  const take = async (sample: Omit<ShownSample, 'queues'>, from: LoadProgram | undefined) => {
    const inFlight = sagas.look();
    const queues = await readQueues(stack.urls.serviceBusCounts);
    if (program !== from) return;
    const shown = {
      ...sample,
      ...(queues === undefined ? {} : { queues }),
      ...(inFlight === undefined ? {} : { sagas: inFlight }),
    };
    samples.push(shown);
    if (samples.length > MOST_SAMPLES) samples.shift();
    followers.tell({ sample: shown });
  };

  const start = (choice: LoadChoice) => {
    if (run?.isRunning) throw new ConsoleFault(409, 'a run goes on: stop it first');
    samples = [];
    const command = loadCommand(choice, given);
    const started = { choice, startedAt: new Date().toISOString(), isRunning: true, command };
    run = started;
    const begun = new LoadProgram(choice, given, (sample) => void take(sample, begun));
    program = begun;
    followers.tell({ state: state(), past: [] });
    void begun.ended.then((fault) => {
      run = { ...started, isRunning: false, ...(fault === undefined ? {} : { fault }) };
      followers.tell({ state: state() });
    });
  };

  return {
    name: 'load',
    routes: [
      { method: 'GET', path: '/api/load', handle: () => ({ status: 200, body: state() }) },
      {
        method: 'GET',
        path: '/api/load/events',
        handle: () => ({
          status: 200,
          events: (signal) => followers.follow({ state: state(), past: samples }, signal),
        }),
      },
      {
        method: 'POST',
        path: '/api/load',
        handle: ({ body }) => {
          const choice = Choice.parse(jsonOf({ body: body || '{}' }));
          const mix = Object.entries(choice.mix).filter((one): one is [string, number] => (one[1] ?? 0) > 0);
          start({ ...choice, mix: Object.fromEntries(mix) });
          return { status: 202, body: state() };
        },
      },
      {
        method: 'POST',
        path: '/api/load/stop',
        handle: () => {
          if (!run?.isRunning) throw new ConsoleFault(409, 'no run goes on');
          program?.stop();
          return { status: 202, body: state() };
        },
      },
    ],
    close: async () => {
      program?.kill();
      await program?.ended;
    },
  };
}
