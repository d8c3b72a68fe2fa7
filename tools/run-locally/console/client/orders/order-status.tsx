import { Badge, type Tone } from '@partner-orders/embedded-azure/console-client/kit/badge.tsx';

const tones: Readonly<Record<string, Tone>> = {
  ...{ pending: 'busy', reserved: 'busy', authorized: 'busy', booked: 'busy', refunding: 'busy', cancelling: 'busy' },
  ...{ awaiting_payment: 'warn', confirmed: 'good', failed: 'bad', unreadable: 'bad' },
};

/** An order's status, and what keeps it from going on. */
export function OrderStatus({ status, marks }: { status: string; marks: readonly (string | false | undefined)[] }) {
  const shown = marks.filter((mark) => typeof mark === 'string');
  return (
    <span class="badges">
      <Badge text={status.replaceAll('_', ' ')} tone={tones[status] ?? 'plain'} />
      {shown.map((mark) => (
        <Badge key={mark} text={mark} tone={mark === 'stuck' ? 'bad' : 'warn'} />
      ))}
    </span>
  );
}
