import { causeOf } from '../../shared/cause-of.ts';
import { readTraffic } from './backend-pool.ts';
import type { Delivery } from './delivery.ts';
import { diagnose } from './diagnose.ts';
import { readEvents } from './function-apps.ts';

/** Where requests and events go, which release is under way, which versions serve, what is wrong, and the next command. */
export async function showStatus({ az, arm, target, serving }: Delivery, environment: string): Promise<object> {
  const traffic = await readTraffic(arm, target);
  // The caller may have no access to the apps' settings or to the data.
  const unread = (error: unknown) => `can't be read: ${causeOf(error).message}`;
  const readAll = async () => ({
    blue: await readEvents(az, target, 'blue'),
    green: await readEvents(az, target, 'green'),
  });
  const events = await readAll().catch(unread);
  const versions = await serving.list().catch(unread);
  const { wrong, next } = diagnose(traffic, typeof events === 'string' ? undefined : events, target.isStandBy);
  return {
    ...traffic,
    events,
    serving: versions,
    wrong,
    ...(next ? { next: `npm run deliver -- ${next} --environment ${environment}` } : {}),
  };
}
