import type { PartnerId } from '../../shared/domain/ids.ts';
import { UsageError } from '../command-line/usage-error.ts';
import type { OperatorCommand } from './operator-command.ts';
import type { OperatorPorts } from './operator-ports.ts';
import { partnerIdOf } from './partner-id-of.ts';
import { textOf } from './text-of.ts';

/** New events are also counted while it runs, once each; the totals of past days are incomplete until it ends. */
export const rebuildReports: OperatorCommand = {
  name: 'reports rebuild',
  summary: 'rebuild the daily reports of a partner, or of all, from the events of their orders',
  options: {
    partner: { type: 'string', value: 'ID', summary: 'whose reports' },
    all: { type: 'boolean', summary: 'of all partners, one after another' },
  },

  async run(ports, given) {
    if ((given['partner'] === undefined) !== (given['all'] === true)) {
      throw new UsageError('name the partner with --partner, or use --all');
    }
    if (given['partner'] !== undefined) {
      const rebuilt = await rebuild(ports, partnerIdOf(textOf(given, 'partner')));
      return { lines: [`${rebuilt.counted} events counted`, ...lacksOf(rebuilt)], data: rebuilt };
    }
    // A partner whose own document can't be read may still have orders.
    const { partners, unreadable } = await ports.partners.list();
    const ids = [...partners.map(({ id }) => id), ...unreadable.map(({ id }) => partnerIdOf(id))];
    const all: Rebuilt[] = [];
    for (const id of ids) all.push(await rebuild(ports, id));
    const lines = all.flatMap((one) => [`${one.partnerId}: ${one.counted} events counted`, ...lacksOf(one)]);
    return { lines: lines.length > 0 ? lines : ['none'], data: all };
  },
};

interface Rebuilt {
  partnerId: PartnerId;
  counted: number;
  unreadable: string[];
}

async function rebuild({ orders, reports }: OperatorPorts, partnerId: PartnerId): Promise<Rebuilt> {
  await reports.forget(partnerId);
  let counted = 0;
  const unreadable: string[] = [];
  for await (const event of orders.readEvents(partnerId)) {
    if (event.type === 'unreadable' || event.type === 'newer') {
      unreadable.push(event.id);
      continue;
    }
    await reports.record(event);
    counted += 1;
  }
  return { partnerId, counted, unreadable };
}

const lacksOf = ({ unreadable }: Rebuilt) =>
  unreadable.map((id) => `${id} can't be read and is not counted: documents show ${id}`);
