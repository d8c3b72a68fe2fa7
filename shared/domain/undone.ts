/** What a saga can undo, in the words of an order's timeline. */
export const undoneWords = ['shipment_cancelled', 'payment_released', 'stock_released'] as const;
export type Undone = (typeof undoneWords)[number];
