import type { WebhookEvent } from '../webhook-event.ts';
import { plain, type Terminal } from './terminal.ts';

/** As long as the longest type of an order's event. */
const TYPE_WIDTH = 29;
const SUBJECT_WIDTH = 36;
const ID_WIDTH = 34;
/** How far the lines below an event are moved to the right. */
export const INDENT = ' '.repeat(14);

const bad = /\.(failed|refund_failed|lost|rejected|disputed|depleted|disabled)$/;
const good = /\.(confirmed|delivered|refunded|released|resumed)$/;
const notable = /\.(held|delayed|payment_action_required|cancelled|returned|low)$/;

/** One line on a wide screen and in a file, two on a narrow screen. */
export function describeEvent(event: WebhookEvent, terminal: Terminal): string {
  const { id, type, time, subject = '', sequence, data } = event;
  const { paint } = terminal;
  const columns = terminal.columns();
  const isFile = columns === Number.POSITIVE_INFINITY;
  const style = bad.test(type) ? 'red' : good.test(type) ? 'green' : notable.test(type) ? 'yellow' : 'bold';
  const at = isFile ? time : localTimeOf(time);
  const about = plain(`${subject}${sequence === undefined ? '' : ` #${sequence}`}`);
  const head = `${paint('dim', plain(at))}  ${paint(style, plain(type).padEnd(TYPE_WIDTH))}  `;
  const headWidth = at.length + TYPE_WIDTH + 4;
  const details = describeData(data);
  const isWide = columns >= headWidth + SUBJECT_WIDTH + ID_WIDTH + 30;
  if (isWide) {
    const left = columns - headWidth - SUBJECT_WIDTH - ID_WIDTH - 2;
    return `${head}${about.padEnd(SUBJECT_WIDTH)}${plain(id).padEnd(ID_WIDTH)}  ${cut(details, left)}`.trimEnd();
  }
  const below = `${plain(id)}  ${details}`.trimEnd();
  return `${head}${about}\n${INDENT}${paint('dim', cut(below, Math.max(ID_WIDTH, columns - INDENT.length)))}`;
}

/** What an event says, in a few words: `reason payment_declined, total 12.90 EUR`. */
function describeData(data: object): string {
  // The order's total and reference are the same in all its events: what is new comes first.
  const { total, reference, ...news } = data as Readonly<Record<string, unknown>>;
  return Object.entries({ ...news, total, reference })
    .flatMap(([name, value]) => {
      // The type says it already.
      if (name === 'status') return [];
      const text = describeValue(value);
      return text === undefined ? [] : [plain(`${name} ${text}`)];
    })
    .join(', ');
}

function describeValue(value: unknown): string | undefined {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) {
    return value.every((one) => typeof one === 'string') ? value.join(' + ') : `(${value.length})`;
  }
  const { amount, currency } = (value ?? {}) as { amount?: unknown; currency?: unknown };
  if (typeof amount === 'number' && typeof currency === 'string') return describeMoney(amount, currency);
  return undefined;
}

/** @param amount in minor units */
function describeMoney(amount: number, currency: string): string {
  try {
    const format = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions();
    const digits = format.maximumFractionDigits ?? 2;
    return `${(amount / 10 ** digits).toFixed(digits)} ${currency}`;
  } catch {
    return `${amount} ${currency}`;
  }
}

/** Of today only the time. */
function localTimeOf(time: string): string {
  const at = new Date(time);
  if (Number.isNaN(at.getTime())) return time;
  const two = (number: number) => String(number).padStart(2, '0');
  const clock = `${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}`;
  if (at.toDateString() === new Date().toDateString())
    return `${clock}.${String(at.getMilliseconds()).padStart(3, '0')}`;
  return `${two(at.getMonth() + 1)}-${two(at.getDate())} ${clock.slice(0, 5)} `;
}

function cut(text: string, width: number): string {
  const letters = [...text];
  return letters.length <= width ? text : `${letters.slice(0, Math.max(0, width - 1)).join('')}…`;
}
