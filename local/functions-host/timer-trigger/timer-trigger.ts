import { type FunctionDefinition, HostConfigurationError, type HostExtension } from '../invocation.ts';
import { beforeDeadline } from '../stop-deadline.ts';
import { TimerListener, type TimerListenerOptions } from './timer-listener.ts';

/**
 * Serves timer triggers: NCRONTAB schedules in UTC and constant intervals, with what was missed made up for.
 *
 * @throws HostConfigurationError for a schedule that is wrong, and for a time zone other than Azure's default
 */
export function timerTrigger(
  functions: Iterable<FunctionDefinition>,
  setting: (name: string) => string | undefined,
  options: Omit<TimerListenerOptions, 'clock'>,
): HostExtension {
  const listeners = [...functions]
    .filter((definition) => definition.trigger.type.toLowerCase() === 'timertrigger')
    .map((definition) => new TimerListener(definition, { ...options, clock: () => new Date() }));
  if (listeners.length > 0 && setting('WEBSITE_TIME_ZONE') !== undefined) {
    throw new HostConfigurationError('setting WEBSITE_TIME_ZONE: timers run in UTC, other zones are not supported');
  }
  return {
    async start() {
      for (const listener of listeners) listener.start();
    },
    async stop(deadline) {
      await beforeDeadline(Promise.all(listeners.map((listener) => listener.stop())), deadline);
    },
  };
}
