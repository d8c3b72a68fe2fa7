import { foldText } from '../../../shared/domain/fold-text.ts';
import type { PersonsOrder } from '../../../shared/ports/personal-data-admin.ts';
import type { OperatorPorts } from '../operator-ports.ts';
import type { Person } from './select-person.ts';

/** What an erasure doesn't reach, because a person has to decide about it. */
export interface HeldElsewhere {
  /** Rules of the screening that name the person. */
  rules: string[];
  /** Messages that were set aside. They have the partner's reference. */
  rejections: string[];
}

export async function findHeldElsewhere(
  { screeningRules, rejections }: OperatorPorts,
  { named }: Person,
  orders: readonly PersonsOrder[],
): Promise<HeldElsewhere> {
  const names = named.map(foldText);
  const isNamed = (text: string) => names.some((name) => name.includes(foldText(text)));
  const rules = (await screeningRules.read()).filter(({ when }) =>
    [...(when?.recipients ?? []), ...(when?.addresses ?? [])].some(isNamed),
  );
  const ids = new Set<string>(orders.map(({ id }) => id));
  const asides = (await rejections.list()).rejections.filter(({ event }) => ids.has(event.orderId ?? ''));
  return { rules: rules.map(({ id }) => id), rejections: asides.map(({ id }) => id) };
}
