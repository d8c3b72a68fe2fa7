import { Command } from '@partner-orders/embedded-azure/console-client/kit/command.tsx';
import type { Terminal } from '../../as-partner/terminal.ts';
import { type CurlCall, writeCurl } from '../../as-partner/write-curl.ts';

interface EquivalentCallProps {
  /** The button that does it: `Cancel the order`. */
  of: string;
  terminal: Terminal;
  /** Undefined while it can't be written: a field is not filled in as it must be. */
  call: CurlCall | undefined;
  /** What the button does otherwise. */
  note?: string | undefined;
}

/** What a button will send, as a call for a terminal, before it is sent. */
export function EquivalentCall({ of, terminal, call, note }: EquivalentCallProps) {
  return (
    <details>
      <summary>{of}: the same with curl</summary>
      {call === undefined ? (
        <p class="dim">The fields above are not complete yet, or not JSON.</p>
      ) : (
        <>
          <Command line={writeCurl(call, terminal)} />
          {note === undefined ? null : <p class="dim">{note}</p>}
        </>
      )}
    </details>
  );
}
