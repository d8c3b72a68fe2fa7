import { z } from 'zod';
import { OrderId, type OrderRef, type PartnerId } from '../../../shared/domain/ids.ts';
import { meetsTerm } from '../../../shared/domain/order-terms.ts';
import { type PersonsOrder, UNREADABLE } from '../../../shared/ports/personal-data-admin.ts';
import type { Options } from '../../command-line/option.ts';
import type { Given } from '../../command-line/program.ts';
import { UsageError } from '../../command-line/usage-error.ts';
import { reasonIn } from '../carry-out.ts';
import type { OperatorPorts } from '../operator-ports.ts';
import { OpsError } from '../ops-error.ts';
import { partnerIdOf } from '../partner-id-of.ts';
import { refuseNaming } from '../refuse-naming-reason.ts';

/** How a person is named. Orders have no field for a mail address or a phone number: partners put them into metadata. */
export const personOptions = {
  partner: { type: 'string', value: 'PARTNER', summary: 'whose orders; required' },
  recipient: { type: 'string', value: 'NAME', summary: 'the whole name of the recipient, in any case' },
  'postal-code': { type: 'string', value: 'CODE', summary: 'with --recipient: only orders to this postal code' },
  'all-places': { type: 'boolean', summary: 'orders to several postal codes are of the same person' },
  metadata: { type: 'string', value: 'NAME=VALUE', summary: 'instead of --recipient: orders with this metadata' },
  orders: { type: 'string', value: 'ID,…', summary: 'instead of --recipient: these orders' },
} as const satisfies Options;

/** None of these may be in a record that is never deleted. */
export const unrecordedPerson = ['recipient', 'postal-code', 'metadata'];

export interface Person {
  partnerId: PartnerId;
  /** The texts that say who it is. */
  named: string[];
  select(ports: OperatorPorts): Promise<SelectedOrders>;
}

interface SelectedOrders {
  orders: PersonsOrder[];
  /** Orders that now go to another postal code, or have another value that begins the same: another person's, or corrected. */
  leftOut: OrderId[];
}

/** Reads who is meant. @throws UsageError; also if the reason names the person, because its record is never deleted */
export function personOf(given: Given): Person {
  const person = readPerson(given);
  refuseNaming(reasonIn(given) ?? '', person.named);
  return person;
}

/** The orders that hold the person's data. */
export async function findPersonsOrders(ports: OperatorPorts, given: Given): Promise<OrderRef[]> {
  const { partnerId, select } = personOf(given);
  const { orders } = await select(ports);
  return orders.map(({ id }) => ({ partnerId, orderId: id }));
}

function readPerson(given: Given): Person {
  const text = (name: string) => (typeof given[name] === 'string' && given[name] !== '' ? given[name] : undefined);
  const partner = text('partner');
  if (partner === undefined) throw new UsageError('--partner is missing');
  const partnerId = partnerIdOf(partner);
  const [recipient, metadata, orders] = [text('recipient'), text('metadata'), text('orders')];
  if ([recipient, metadata, orders].filter((one) => one !== undefined).length !== 1) {
    throw new UsageError('name the person by one of --recipient, --metadata and --orders');
  }
  const code = text('postal-code');
  if (code !== undefined && recipient === undefined) throw new UsageError('--postal-code goes with --recipient');
  if (orders !== undefined) {
    const ids = z.array(OrderId).safeParse(orders.split(',').map((id) => id.trim()));
    if (!ids.success) throw new UsageError('--orders: must be ids of orders, separated by commas');
    const select = async ({ personalData }: OperatorPorts) => {
      const found = await personalData.readOrders(partnerId, ids.data);
      const missing = ids.data.filter((id) => !found.some((order) => order.id === id));
      if (missing.length > 0) throw new OpsError(`${partnerId} has no order ${missing.join(', ')}`);
      return { orders: found, leftOut: [] };
    };
    return { partnerId, named: [], select };
  }
  if (metadata !== undefined) {
    const [, key = '', value = ''] = /^([^=]+)=(.+)$/s.exec(metadata) ?? [];
    if (key === '') throw new UsageError('--metadata: must be NAME=VALUE');
    const condition = { field: 'metadata', key, value, match: 'exact' } as const;
    const select = async ({ personalData }: OperatorPorts) =>
      chooseOrders(await personalData.findOrders(partnerId, condition), () => true);
    return { partnerId, named: [value], select };
  }
  const name = recipient ?? '';
  return {
    partnerId,
    named: [name],
    async select({ personalData }) {
      const found = await personalData.findOrders(partnerId, { field: 'recipient', value: name, match: 'exact' });
      // Nobody knows where an order goes that can't be read: better erased when it is repaired than forgotten.
      const isMeant = (order: PersonsOrder) => code === undefined || order.status === UNREADABLE || isTo(order, code);
      return chooseOrders(found, isMeant);
    },
  };
}

function chooseOrders(found: readonly PersonsOrder[], isMeant: (order: PersonsOrder) => boolean): SelectedOrders {
  const isChosen = (order: PersonsOrder) => order.isDoubtful !== true && isMeant(order);
  return { orders: found.filter(isChosen), leftOut: found.filter((one) => !isChosen(one)).map(({ id }) => id) };
}

function isTo({ postalCode, country }: PersonsOrder, code: string): boolean {
  const shipTo = { name: '', street: '', city: '', postalCode, country };
  return meetsTerm({ shipTo, lines: [], metadata: {} }, { field: 'postalCode', value: code, match: 'exact' });
}
