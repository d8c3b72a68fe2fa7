/** `order.payment_action_required` → `Order payment action required`. */
export function toTitle(type: string): string {
  const words = type.replaceAll(/[._]/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
