import { send } from '@partner-orders/embedded-azure/console-client/kit/ask.ts';
import { BusyButton } from '@partner-orders/embedded-azure/console-client/kit/busy-button.tsx';
import { Command } from '@partner-orders/embedded-azure/console-client/kit/command.tsx';
import { Fault } from '@partner-orders/embedded-azure/console-client/kit/notice.tsx';
import { useId, useState } from 'preact/hooks';
import type { ActAnswer, OfferedAct } from '../../orders/shown-orders.ts';

export interface OperatorActProps {
  orderId: string;
  act: OfferedAct;
  onDone: () => void;
}

/** A command of the operator: to copy, or to run here with a reason. Its own output is the answer. */
export function OperatorAct({ orderId, act, onDone }: OperatorActProps) {
  const [because, setBecause] = useState('');
  const [isMeant, setMeant] = useState(false);
  const [state, setState] = useState<{ isBusy?: boolean; answer?: ActAnswer; fault?: string }>({});
  const id = useId();
  const run = async () => {
    setState({ isBusy: true });
    try {
      const body = { command: act.command, isMeant, ...(because === '' ? {} : { because }) };
      setState({ answer: await send<ActAnswer>('POST', `/orders/${orderId}/operator`, body) });
      onDone();
    } catch (error) {
      setState({ fault: error instanceof Error ? error.message : String(error) });
    }
  };
  const isReady = (!act.needsReason || because.trim() !== '') && (act.destroys === undefined || isMeant);
  return (
    <form
      class="operator-act"
      aria-label={act.command}
      onSubmit={(event) => {
        event.preventDefault();
        void run();
      }}
    >
      <Command line={act.line} />
      <div class="dim">{act.does}</div>
      <div class="fields">
        {act.needsReason ? (
          <label for={`${id}-why`}>
            Why (it is recorded)
            <input
              id={`${id}-why`}
              value={because}
              required
              maxLength={500}
              onInput={({ currentTarget }) => setBecause(currentTarget.value)}
            />
          </label>
        ) : null}
        {act.destroys === undefined ? null : (
          <label class="check" for={`${id}-meant`}>
            <input
              id={`${id}-meant`}
              type="checkbox"
              checked={isMeant}
              onChange={({ currentTarget }) => setMeant(currentTarget.checked)}
            />
            It {act.destroys}: that is meant
          </label>
        )}
        <BusyButton
          type="submit"
          class={act.destroys === undefined ? undefined : 'danger'}
          isOff={!isReady || state.isBusy === true}
        >
          Run it
        </BusyButton>
      </div>
      <Fault message={state.fault} />
      {state.answer === undefined ? null : (
        <div class={`notice ${state.answer.isFailed ? 'bad' : 'good'}`} role="status">
          <code>{state.answer.line}</code>
          <pre>{state.answer.output}</pre>
        </div>
      )}
    </form>
  );
}
