import { ConsoleFault } from '@partner-orders/embedded-azure/console/console-fault';
import type { DurableApi } from '@partner-orders/embedded-azure/console/sagas/durable-api';
import { tellHistory } from '@partner-orders/embedded-azure/console/sagas/tell-history';
import { z } from 'zod';
import { sagaPlan } from '../../../operator/story/saga-plan.ts';
import type { Attempt, StepAttempts } from './shown-orders.ts';

const Instance = z.object({ historyEvents: z.array(z.unknown()).optional() });
/** What Durable says before the app's own words. */
const INTRODUCTION = /^Activity function '[^']*' failed:\s*/;

/**
 * Every attempt of a saga's steps and undos, by the step's name, from the history that Durable Functions keeps. The order
 * itself has no times of its undos.
 *
 * @returns undefined if the host doesn't answer, or doesn't have the instance any more
 */
export async function readAttempts(
  api: Pick<DurableApi, 'call'>,
  instance: string,
): Promise<Record<string, StepAttempts> | undefined> {
  const path = `instances/${encodeURIComponent(instance)}?showHistory=true`;
  const answer = await api.call('GET', path).catch((error: unknown) => {
    if (error instanceof ConsoleFault) return undefined;
    throw error;
  });
  const { data } = Instance.safeParse(answer?.body);
  if (data?.historyEvents === undefined) return undefined;
  const runs = tellHistory(data.historyEvents).filter(({ kind }) => kind === 'Activity');
  const attemptsOf = (activities: readonly (string | undefined)[]): Attempt[] =>
    runs
      .filter(({ name }) => activities.includes(name))
      .map(({ at, tookMs = 0, state, fault }) => ({
        from: new Date(Date.parse(at) - tookMs).toISOString(),
        to: state === 'scheduled' ? undefined : at,
        fault: fault?.replace(INTRODUCTION, ''),
      }));
  return Object.fromEntries(
    sagaPlan.map(({ name, activity = name, undo }) => [
      name,
      { did: attemptsOf([activity]), undid: attemptsOf([undo?.activity]) },
    ]),
  );
}
