import { writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { causeOf } from '../../../shared/cause-of.ts';
import type { ActingCommand } from '../operator-command.ts';
import { OpsError } from '../ops-error.ts';
import { pathIn } from '../path-in.ts';
import { writeCount } from '../write-count.ts';
import { alsoHeldBy } from './also-held-by.ts';
import { findHeldElsewhere } from './held-elsewhere.ts';
import { leftOutLines } from './left-out-lines.ts';
import { placesOf } from './places-of.ts';
import { refuseWorkTree } from './refuse-work-tree.ts';
import { requireOnePerson } from './require-one-person.ts';
import { findPersonsOrders, personOf, personOptions, unrecordedPerson } from './select-person.ts';
import { unreadableLines } from './unreadable-lines.ts';
import { withoutOperators } from './without-operators.ts';

/** Everything that the database has about a person, as it is stored. Its reading is recorded, and who it is about is not. */
export const exportPerson: ActingCommand = {
  isAct: true,
  name: 'privacy export',
  summary: 'write everything that is stored about a person to a file, as JSON, to hand it over',
  unrecorded: [...unrecordedPerson, 'file'],
  options: {
    ...personOptions,
    file: {
      type: 'string',
      value: 'FILE',
      summary: 'a new file outside every git work tree; only you can read it; required',
    },
  },

  findOrders: findPersonsOrders,

  async run(ports, given) {
    const person = personOf(given);
    const file = pathIn(given, 'file');
    refuseWorkTree(file);
    const { partnerId } = person;
    const { orders, leftOut } = await person.select(ports);
    if (orders.length === 0)
      throw new OpsError(['no order has these values: nothing is written', ...leftOutLines(leftOut)].join('; '));
    const places = placesOf(orders, given);
    requireOnePerson(places, given);
    const held = [];
    for (const { id } of orders) {
      const documents = await ports.personalData.readDocuments({ partnerId, orderId: id });
      held.push({ orderId: id, documents: documents.map(withoutOperators) });
    }
    const elsewhere = await findHeldElsewhere(ports, person, orders);
    const { rejections } = await ports.rejections.list();
    const rules = elsewhere.rules.map(({ id }) => id);
    const imports = [...elsewhere.imports, ...elsewhere.unreadableImports];
    const content = {
      partnerId,
      at: ports.clock.now().toISOString(),
      orders: held,
      screeningRules: elsewhere.rules,
      rejections: rejections.filter(({ id }) => elsewhere.rejections.includes(id)),
      unreadableRejections: elsewhere.unreadableRejections,
      unreadableRules: elsewhere.unreadableRules,
      alsoHeldBy,
    };
    writeNew(file, JSON.stringify(content, undefined, 2));
    const documents = held.reduce((sum, one) => sum + one.documents.length, 0);
    return {
      lines: [
        `${writeCount(documents, 'document')} of ${writeCount(orders.length, 'order')}, in ${file}`,
        'it holds personal data, and only you can read it: delete it when it is handed over',
        ...(rules.length > 0 ? [`rules of the screening that name the person: ${rules.join(', ')}`] : []),
        ...imports.map(
          (id) => `the import ${id} is in progress, and its file may have the person too: jobs show ${id}`,
        ),
        ...unreadableLines(elsewhere),
        ...leftOutLines(leftOut),
        'also held, and not in the file:',
        ...alsoHeldBy.map(({ who, what, until: end }) => `  ${who}: ${what}; ${end}`),
      ],
      data: {
        file,
        orders: orders.map(({ id }) => id),
        documents,
        places: places.size,
        rules,
        rejections: elsewhere.rejections,
        unreadableRejections: elsewhere.unreadableRejections,
        unreadableRules: elsewhere.unreadableRules,
        imports,
        leftOut,
      },
      changes: orders.map(({ id }) => ({ of: 'order' as const, id, after: 'exported' })),
    };
  },
};

function writeNew(file: string, text: string): void {
  try {
    writeFileSync(file, `${text}\n`, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    const { code, message } = causeOf(error);
    throw new OpsError(faults[code ?? '']?.(file) ?? `${file} can't be written: ${message}`, {
      cause: error,
      recorded: `the file can't be written: ${code}`,
    });
  }
}

const faults: Record<string, (file: string) => string> = {
  EEXIST: (file) =>
    `${file} exists already, and is not overwritten: delete it if nobody needs it any more, or name another file`,
  ENOENT: (file) => `${dirname(file)} does not exist: make this folder first, or name another file`,
};
