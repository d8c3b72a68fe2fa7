/** Sorts what waits by partner; a partner's orders by creation time, and its refunds by when their sagas are looked for. */
export const waitingKeyOf = (partnerId: string, listKey: string): string => `${partnerId}#${listKey}`;

/** Sort before and after all keys of a partner: `$` follows `#`, and a partner's id contains neither. */
export const firstKeyOf = (partnerId: string): string => `${partnerId}#`;
export const behindKeysOf = (partnerId: string): string => `${partnerId}$`;

/** Sorts behind the keys of a partner before this time. */
export const keyAt = (partnerId: string, time: Date): string => `${partnerId}#${time.toISOString()}`;

export const timeOfKey = (waitingKey: string): Date => new Date(waitingKey.split('#')[1] ?? '');
export const partnerOfKey = (waitingKey: string): string => waitingKey.split('#', 1)[0] ?? '';
