import { type FunctionDefinition, HostConfigurationError, type HostExtension } from '../invocation.ts';
import { beforeDeadline } from '../stop-deadline.ts';
import { TimeZone } from './time-zone.ts';
import { TimerListener, type TimerListenerOptions } from './timer-listener.ts';

/**
 * Serves timer triggers: NCRONTAB schedules in the time zone `WEBSITE_TIME_ZONE` (UTC by default), and constant
 * intervals. Missed runs are made up for.
 *
 * @throws HostConfigurationError for a wrong schedule or time zone
 */
export function timerTrigger(
  functions: Iterable<FunctionDefinition>,
  setting: (name: string) => string | undefined,
  options: Omit<TimerListenerOptions, 'clock' | 'zone'>,
): HostExtension {
  const zone = timeZone(setting('WEBSITE_TIME_ZONE'));
  const listeners = [...functions]
    .filter((definition) => definition.trigger.type.toLowerCase() === 'timertrigger')
    .map((definition) => new TimerListener(definition, { ...options, zone, clock: () => new Date() }));
  return {
    async start() {
      for (const listener of listeners) listener.start();
    },
    async stop(deadline) {
      await beforeDeadline(Promise.all(listeners.map((listener) => listener.stop())), deadline);
    },
  };
}

function timeZone(name: string | undefined): TimeZone | undefined {
  if (!name) return undefined;
  try {
    return new TimeZone(name);
  } catch (error) {
    throw new HostConfigurationError(
      `setting WEBSITE_TIME_ZONE: "${name}" is no time zone of the IANA database, such as "Europe/Berlin"`,
      { cause: error },
    );
  }
}
