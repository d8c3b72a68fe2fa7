import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { type Erasure, ErasureId, MOST_ERASED_ORDERS, toErasure } from '../../../shared/domain/erasure.ts';
import { type PersonsOrder, UNREADABLE } from '../../../shared/ports/personal-data-admin.ts';
import { nameOperator } from '../name-operator.ts';
import type { ActingCommand } from '../operator-command.ts';
import type { OperatorPorts } from '../operator-ports.ts';
import { OpsError } from '../ops-error.ts';
import { showMoment } from '../show-moment.ts';
import { writeCount } from '../write-count.ts';
import { findHeldElsewhere, type HeldElsewhere } from './held-elsewhere.ts';
import { leftOutLines } from './left-out-lines.ts';
import { placesOf } from './places-of.ts';
import { requireOnePerson } from './require-one-person.ts';
import { findPersonsOrders, personOf, personOptions, unrecordedPerson } from './select-person.ts';
import { unreadableLines } from './unreadable-lines.ts';

const LOOK_MS = 500;
const LONGEST_MS = 10 * 60_000;

/** The app carries it out, within a minute: it alone has access to partners' files. */
export const erasePerson: ActingCommand = {
  isAct: true,
  name: 'privacy erase',
  summary: 'erase what is stored about a person; amounts, lines, statuses and timelines stay',
  unrecorded: unrecordedPerson,
  options: {
    ...personOptions,
    'with-reference': {
      type: 'boolean',
      summary: 'the partner’s own references too, where they say who the person is',
    },
    'dry-run': { type: 'boolean', summary: 'only list the orders' },
  },

  destroys: () => 'erases the data of a person for good, and ends the exports of the partner',

  findOrders: findPersonsOrders,

  async run(ports, given) {
    const person = personOf(given);
    const { partnerId } = person;
    const { orders, leftOut } = await person.select(ports);
    if (orders.length === 0)
      throw new OpsError(['no order has these values: nothing is erased', ...leftOutLines(leftOut)].join('; '));
    const places = placesOf(orders, given);
    const elsewhere = await findHeldElsewhere(ports, person, orders);
    const found = {
      rules: elsewhere.rules.map(({ id }) => id),
      rejections: elsewhere.rejections,
      unreadableRejections: elsewhere.unreadableRejections,
      unreadableRules: elsewhere.unreadableRules,
      imports: [...elsewhere.imports, ...elsewhere.unreadableImports],
      leftOut,
    };
    const notes = [...leftOutLines(leftOut), ...linesOf(elsewhere)];
    if (given['dry-run'] === true) {
      const lines = [...orders.map(lineOf), placesLine(places.size), ...notes, 'nothing is changed'];
      return { lines, data: { orders, places: places.size, ...found, erasures: [] }, changes: [] };
    }
    requireOnePerson(places, given);
    const added = await addErasures(ports, partnerId, orders, given['with-reference'] === true);
    const erasures = await awaitAttempts(ports, added);
    return {
      lines: [...erasures.map(outcomeLine), ...notes],
      data: { orders, places: places.size, ...found, erasures },
      changes: erasures.flatMap(({ id, orders: all, left, exports }) => [
        { of: 'erasure' as const, id, after: { orders: all.length, left: left.length, exports } },
        ...all.map((orderId) => ({
          of: 'order' as const,
          id: orderId,
          after: left.includes(orderId) ? 'waits' : 'erased',
        })),
      ]),
    };
  },
};

const lineOf = ({ id, placedAt, status, country, postalCode, erasedAt }: PersonsOrder) => {
  if (status === UNREADABLE) return `${id}  ${status}`;
  const place = erasedAt === undefined ? `${country} ${postalCode}` : `${country}  erased ${showMoment(erasedAt)}`;
  return [id, showMoment(placedAt), status, place].join('  ');
};
const placesLine = (count: number) =>
  count > 1 ? `they go to ${count} postal codes: is it one person?` : 'to one place';

const linesOf = ({ rules, rejections, imports, unreadableImports, ...unreadable }: HeldElsewhere) => [
  ...rules.map(({ id }) => `the rule ${id} names the person: screening rules remove ${id}`),
  ...rejections.map((id) => `the message ${id} has the partner’s reference: rejections discard ${id}`),
  ...unreadableLines(unreadable),
  ...imports.map(
    (id) =>
      `the import ${id} is open, and its file may have the person, in new orders too: jobs cancel ${id}, or erase again when it has ended`,
  ),
  ...unreadableImports.map(
    (id) => `the import ${id} can’t be read, and its file may have the person: documents show ${id}`,
  ),
];

const outcomeLine = ({ id, orders, left, exports, triedAt, doneAt }: Erasure) => {
  const ended = exports.length > 0 ? `; ${writeCount(exports.length, 'export')} ended` : '';
  if (triedAt === undefined)
    return `${id}: recorded, and not yet carried out after ten minutes; the app does it by itself, see privacy list`;
  if (doneAt !== undefined) return `${id}: erased from ${writeCount(orders.length, 'order')}${ended}`;
  return `${id}: erased from ${writeCount(orders.length - left.length, 'order')}${ended}; left: ${left.length}, because they are in progress or unreadable, or the time was over: the app erases them later, see privacy list`;
};

async function addErasures(
  ports: OperatorPorts,
  partnerId: Erasure['partnerId'],
  orders: readonly PersonsOrder[],
  withReference: boolean,
): Promise<Erasure[]> {
  const by = await nameOperator(ports);
  const requestedAt = ports.clock.now().toISOString();
  const erasures: Erasure[] = [];
  for (let from = 0; from < orders.length; from += MOST_ERASED_ORDERS) {
    const ids = orders.slice(from, from + MOST_ERASED_ORDERS).map(({ id }) => id);
    const id = ErasureId.parse(`ers_${randomUUID().replaceAll('-', '')}`);
    const erasure = toErasure({ id, partnerId, orders: ids, withReference, requestedAt, by });
    await ports.erasures.add(erasure);
    erasures.push(erasure);
  }
  return erasures;
}

/** What the app has not tried within ten minutes is as it was added: it is recorded, so the app does it by itself. */
async function awaitAttempts(ports: OperatorPorts, added: readonly Erasure[]): Promise<Erasure[]> {
  const { housekeeping, erasures, clock } = ports;
  const round = { id: `round_${randomUUID().slice(0, 8)}`, by: await nameOperator(ports), isDry: false };
  // If somebody else has asked for a round, that one does it.
  await housekeeping.request('erase-on-request', round);
  const since = clock.now().getTime();
  for (;;) {
    const found = await Promise.all(added.map(async (one) => (await erasures.find(one))?.erasure ?? one));
    if (found.every(({ triedAt }) => triedAt !== undefined)) return found;
    if (clock.now().getTime() - since >= LONGEST_MS) return found;
    await wait(LOOK_MS);
  }
}
