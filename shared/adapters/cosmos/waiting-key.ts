/** Sorts the orders that wait for their saga by partner, and those of a partner by the time of their creation. */
export const waitingKeyOf = (partnerId: string, listKey: string): string => `${partnerId}#${listKey}`;

/** Before all keys of a partner, and behind all of them: `$` follows on `#`, and a partner's id has neither. */
export const firstKeyOf = (partnerId: string): string => `${partnerId}#`;
export const behindKeysOf = (partnerId: string): string => `${partnerId}$`;

export const partnerOfKey = (waitingKey: string): string => waitingKey.split('#', 1)[0] ?? '';
