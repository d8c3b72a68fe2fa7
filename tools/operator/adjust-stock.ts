import { randomUUID } from 'node:crypto';
import { AdjustStock } from '../../functions/http/catalogue/stock-shapes.ts';
import { Sku } from '../../shared/domain/ids.ts';
import { explainIssue } from '../../shared/explain-issue.ts';
import { UsageError } from '../command-line/usage-error.ts';
import { nameOperator } from './name-operator.ts';
import type { ActingCommand } from './operator-command.ts';
import { OpsError } from './ops-error.ts';
import { textOf } from './text-of.ts';

export const adjustStock: ActingCommand = {
  isAct: true,
  name: 'stock adjust',
  argument: 'sku',
  summary: 'book a delivery, a loss, or what you have counted',
  options: {
    delta: { type: 'string', value: 'N', summary: 'how many came in; a loss is --delta -N' },
    count: { type: 'string', value: 'N', summary: 'how many are there, with those that are reserved for orders' },
    because: { type: 'string', value: 'TEXT', summary: 'why, for the ledger', required: true },
    key: { type: 'string', value: 'KEY', summary: 'identifies it: with the same key it is booked once' },
  },

  async run(ports, given) {
    const { products, stockLedger, clock } = ports;
    const sku = Sku.safeParse(textOf(given, 'sku'));
    if (!sku.success) throw new UsageError(`${given['sku']}: must be capital letters, digits and hyphens, 40 at most`);
    const numberOf = (name: string) => (given[name] === undefined ? {} : { [name]: toNumber(given[name]) });
    const asked = AdjustStock.safeParse(
      { ...numberOf('delta'), ...numberOf('count'), reason: given['because'] },
      { error: explainIssue },
    );
    if (!asked.success)
      throw new UsageError(
        asked.error.issues
          .map(({ path, message }) => `--${path[0] === 'reason' ? 'because' : String(path[0])} ${message}`)
          .join('; '),
      );
    if ((await products.find(sku.data)) === undefined) throw new OpsError(`there is no product ${sku.data}`);

    const id = `ops-${given['key'] ?? randomUUID()}`;
    const fingerprint = JSON.stringify(asked.data);
    const by = await nameOperator(ports);
    const outcome = await stockLedger.adjust({ id, fingerprint, sku: sku.data, ...asked.data, by, at: clock.now() });
    if (outcome.kind === 'id_reused') throw new OpsError(`--key ${given['key']} was used for another adjustment`);
    if (outcome.kind === 'below_zero') {
      const { available, reserved } = outcome.stock;
      throw new OpsError(`only ${available} of ${sku.data} are available and ${reserved} reserved; nothing is changed`);
    }
    const { movement } = outcome;
    const again = outcome.kind === 'repeated' ? ', as before' : '';
    return {
      lines: [`${sku.data}  ${movement.type} of ${movement.quantity}${again}: ${movement.reason}`],
      data: movement,
      changes: [{ of: 'product', id: sku.data, after: movement }],
    };
  },
};

/** What is no number in digits becomes none, which the rules refuse. */
const toNumber = (text: string | boolean | undefined) =>
  /^-?\d{1,10}(\.\d+)?$/.test(String(text)) ? Number(text) : Number.NaN;
