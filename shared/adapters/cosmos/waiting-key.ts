/** Sorts waiting orders by partner, and a partner's orders by creation time. */
export const waitingKeyOf = (partnerId: string, listKey: string): string => `${partnerId}#${listKey}`;

/** Sort before and after all keys of a partner: `$` follows `#`, and a partner's id contains neither. */
export const firstKeyOf = (partnerId: string): string => `${partnerId}#`;
export const behindKeysOf = (partnerId: string): string => `${partnerId}$`;

export const partnerOfKey = (waitingKey: string): string => waitingKey.split('#', 1)[0] ?? '';
