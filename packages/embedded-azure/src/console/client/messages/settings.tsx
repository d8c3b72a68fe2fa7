import type { ShownEntity } from '../../messages/shown-message.ts';
import { Properties } from '../kit/properties.tsx';

/** How Service Bus treats the messages of an entity. */
export function Settings({ kind, settings }: ShownEntity) {
  const { receiving, timeToLiveMs, duplicateWindowMs, forwardTo, forwardDeadLettersTo } = settings;
  const isReceived = receiving !== undefined;
  const expired = receiving?.deadLettersExpired ? 'then a dead letter' : 'then deleted';
  return (
    <section aria-label="Settings">
      <h3>Settings</h3>
      <Properties
        values={{
          ...(isReceived && {
            Lock: spanText(receiving.lockDurationMs),
            'Deliveries before it is a dead letter': String(receiving.maxDeliveryCount),
            Sessions: receiving.requiresSession ? 'required' : 'none',
          }),
          'Time to live':
            timeToLiveMs === undefined ? 'no limit' : `${spanText(timeToLiveMs)}${isReceived ? `, ${expired}` : ''}`,
          // A topic drops them for its subscriptions.
          ...(kind !== 'subscription' && {
            'Duplicates of a message id':
              duplicateWindowMs === undefined ? 'kept' : `dropped for ${spanText(duplicateWindowMs)}`,
          }),
          ...(forwardTo !== undefined && { 'Forwards messages to': forwardTo }),
          ...(forwardDeadLettersTo !== undefined && { 'Forwards dead letters to': forwardDeadLettersTo }),
        }}
      />
    </section>
  );
}

const UNITS = [
  [86_400_000, 'd'],
  [3_600_000, 'h'],
  [60_000, 'min'],
  [1_000, 's'],
  [1, 'ms'],
] as const;

/** A span as it was set, in the largest unit that is exact: `14 d`, `90 s`. */
function spanText(ms: number): string {
  const [size, unit] = UNITS.find(([length]) => ms % length === 0) ?? [1, 'ms'];
  return `${ms / size} ${unit}`;
}
