import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { EndedHousekeepingRound, HousekeepingTask } from '../../shared/domain/housekeeping.ts';
import { nameOperator } from './name-operator.ts';
import type { OperatorPorts } from './operator-ports.ts';
import { OpsError } from './ops-error.ts';

const LOOK_MS = 1_000;
const LONGEST_MS = 10 * 60_000;

/** Has the app run a task of housekeeping, and waits for the result. @throws OpsError */
export async function awaitRound(
  ports: OperatorPorts,
  task: HousekeepingTask,
  isDry: boolean,
): Promise<EndedHousekeepingRound> {
  const { housekeeping, clock } = ports;
  const id = `round_${randomUUID().slice(0, 8)}`;
  const since = clock.now().getTime();
  if (!(await housekeeping.request(task, { id, by: await nameOperator(ports), isDry }))) {
    throw new OpsError(`somebody else has asked for ${task} a moment ago: see housekeeping list`);
  }
  while (clock.now().getTime() - since < LONGEST_MS) {
    const last = (await housekeeping.find(task))?.last;
    if (last?.id === id) return last;
    await wait(LOOK_MS);
  }
  throw new OpsError(`${task} has not ended within ten minutes; it goes on without this command`);
}
