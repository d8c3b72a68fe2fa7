import type { EntityDescription } from '../entity-description.ts';
import { refusals } from '../service-bus-error.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const DAY = 24 * 60 * MINUTE;

/**
 * Smallest and largest value, and how to write them for people. Wider than the official emulator's:
 * https://learn.microsoft.com/azure/service-bus-messaging/service-bus-quotas
 */
const RANGES = {
  LockDuration: [5 * SECOND, 5 * MINUTE, 'PT5S to PT5M'],
  DefaultMessageTimeToLive: [SECOND, Infinity, 'PT1S and more'],
  DuplicateDetectionHistoryTimeWindow: [20 * SECOND, 7 * DAY, 'PT20S to P7D'],
  MaxDeliveryCount: [1, 2000, '1 to 2000'],
} as const;

/** @throws ServiceBusError for what Azure would refuse */
export function requireAzureRanges({ properties }: Pick<EntityDescription, 'properties'>): void {
  for (const [name, [min, max, words]] of Object.entries(RANGES)) {
    const value = properties[name as keyof typeof RANGES];
    if (value === undefined || (value >= min && value <= max)) continue;
    throw refusals.badRequest(`${name} is outside Azure's range of ${words}.`);
  }
}
