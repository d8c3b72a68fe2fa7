import { writeFileSync } from 'node:fs';
import { causeOf } from '../../../shared/cause-of.ts';
import { UsageError } from '../../command-line/usage-error.ts';
import type { ActingCommand } from '../operator-command.ts';
import { OpsError } from '../ops-error.ts';
import { findHeldElsewhere } from './held-elsewhere.ts';
import { personOf, personOptions, unrecordedPerson } from './select-person.ts';

/** Everything that the database has about a person, as it is stored. Its reading is recorded, and who it is about is not. */
export const exportPerson: ActingCommand = {
  isAct: true,
  name: 'privacy export',
  summary: 'write everything that is stored about a person to a file, as JSON, to hand it over',
  unrecorded: [...unrecordedPerson, 'file'],
  options: {
    ...personOptions,
    file: { type: 'string', value: 'FILE', summary: 'a new file, which only you can read; required' },
  },

  async run(ports, given) {
    const person = personOf(given);
    const { file } = given;
    if (typeof file !== 'string' || file === '') throw new UsageError('--file is missing');
    const { partnerId } = person;
    const orders = await person.select(ports);
    if (orders.length === 0) throw new OpsError('no order has these values: nothing is written');
    const endpoints = (await ports.webhookEndpoints.list(partnerId)).map(({ id }) => id);
    const held = [];
    for (const { id } of orders) {
      const documents = await ports.personalData.readDocuments({ partnerId, orderId: id }, endpoints);
      held.push({ orderId: id, documents });
    }
    const elsewhere = await findHeldElsewhere(ports, person, orders);
    const rules = (await ports.screeningRules.read()).filter(({ id }) => elsewhere.rules.includes(id));
    const { rejections } = await ports.rejections.list();
    const content = {
      partnerId,
      at: ports.clock.now().toISOString(),
      orders: held,
      screeningRules: rules,
      rejections: rejections.filter(({ id }) => elsewhere.rejections.includes(id)),
      // docs/privacy.md says what these hold.
      alsoHeldBy: [
        'the payment provider',
        'the carrier',
        'exports and imports of the partner',
        'backups of the database',
      ],
    };
    write(file, JSON.stringify(content, undefined, 2));
    const documents = held.reduce((sum, one) => sum + one.documents.length, 0);
    return {
      lines: [
        `${documents} documents of ${orders.length} orders are in ${file}`,
        'delete the file when it is handed over',
        ...(elsewhere.rules.length > 0
          ? [`rules of the screening that name the person: ${elsewhere.rules.join(', ')}`]
          : []),
      ],
      data: { file, orders: orders.map(({ id }) => id), documents, ...elsewhere },
      changes: orders.map(({ id }) => ({ of: 'order' as const, id, after: 'exported' })),
    };
  },
};

function write(file: string, text: string): void {
  try {
    writeFileSync(file, `${text}\n`, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    throw new OpsError(`${file} can't be written: ${causeOf(error).message}`, { cause: error });
  }
}
