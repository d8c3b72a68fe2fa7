import type { Order } from '../../shared/domain/order.ts';
import { HELD_AMOUNT, screenedCodes } from './screening-rules.ts';
import type { World } from './world.ts';

const GIVEN = ['released', 'rejected'];

/** What a change of an order does to its screening. Each fault is one sentence. */
export function* findScreeningFaults(before: Order | undefined, after: Order, now: number): Iterable<string> {
  const { screening, shipTo, total } = after;
  const earlier = before?.screening;
  const isNew = screening?.since !== earlier?.since;
  if (earlier !== undefined && !isNew && GIVEN.includes(earlier.state) && screening?.state !== earlier.state) {
    yield `was ${earlier.state} and is ${screening?.state}`;
  }
  if (isNew && before && before.shipTo.postalCode === shipTo.postalCode)
    yield 'is screened again with the same address';
  if (screening?.by === 'deadline' && earlier?.by !== 'deadline') {
    if (now < Date.parse(screening.until)) yield 'gets the verdict of its deadline before that';
    const expected = screening.onDeadline === 'release' ? 'released' : 'rejected';
    if (screening.state !== expected) yield `is ${screening.state} at its deadline, and its rule says ${expected}`;
  }
  if (screening?.state === 'held' && shipTo.postalCode === screenedCodes.rejected)
    yield 'is held, and a rule rejects orders to its address';
  if (after.status !== 'booked' || before?.status === 'booked') return;
  const isSelected = total.amount >= HELD_AMOUNT || Object.values<string>(screenedCodes).includes(shipTo.postalCode);
  if (isSelected && screening === undefined) yield 'is booked without a screening';
  if (screening !== undefined && screening.state !== 'released') yield `is booked while it is ${screening.state}`;
  const isReject = shipTo.postalCode === screenedCodes.rejected;
  if (isReject && screening?.by !== 'operator') yield 'is booked, and a rule rejects it';
  const isHold = total.amount >= HELD_AMOUNT || shipTo.postalCode === screenedCodes.held;
  if (isHold && screening?.by === 'rules') yield 'is booked, and a rule holds it';
}

/** How the screening of an order ends. */
export function* findVerdictFaults(world: World, order: Order): Iterable<string> {
  const { screening, status } = order;
  const failure = order.status === 'failed' ? order.failure.code : undefined;
  if (screening?.state === 'rejected' && failure !== 'screening_rejected') yield `is rejected, and ends as ${status}`;
  if (failure === 'screening_rejected' && screening?.state !== 'rejected') yield 'fails as rejected, and is not';
  const given = world.verdicts.find(({ orderId, since }) => orderId === order.id && since === screening?.since);
  const expected = given && { release: 'released', reject: 'rejected' }[given.verdict];
  if (expected && screening?.state !== expected) yield `was ${expected} by an operator, and is ${screening?.state}`;
}
