import { INDENT } from './describe-event.ts';
import { isAccepted, type ReceiverAnswer } from './forward-event.ts';
import { plain, type Terminal } from './terminal.ts';

/** How a receiver answered to an event, below the line of the event. */
export function describeAnswer(eventId: string, answer: ReceiverAnswer, terminal: Terminal): string {
  const { paint } = terminal;
  const { status, latencyMs, excerpt, error } = answer;
  const id = paint('dim', plain(eventId));
  if (status === undefined) {
    const advice = error?.includes('ECONNREFUSED') ? '; is your server running?' : '';
    return `${INDENT}${paint('red', `→ no answer: ${plain(error ?? '')}${advice}`)}  ${id}`;
  }
  const text = `→ ${status} in ${latencyMs < 1 ? '< 1' : latencyMs} ms`;
  if (isAccepted(answer)) return `${INDENT}${paint('green', text)}, signature ok  ${id}`;
  const isRedirect = status >= 300 && status < 400;
  const why = isRedirect ? 'a webhook follows no redirect' : plain(excerpt).slice(0, 200);
  const below = why === '' ? '' : `\n${INDENT}  ${paint('dim', why)}`;
  return `${INDENT}${paint('red', text)}, signature ok  ${id}${below}`;
}
