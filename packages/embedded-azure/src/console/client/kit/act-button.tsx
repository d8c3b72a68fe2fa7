import type { ComponentChildren } from 'preact';
import { useId, useRef, useState } from 'preact/hooks';
import { Done, Fault } from './notice.tsx';

export interface ActButtonProps {
  children: ComponentChildren;
  /** Does it, and says in a sentence what was done; undefined if the page shows it elsewhere. */
  act: () => Promise<string | undefined>;
  /** A question that is asked first, for what can't be undone. */
  question?: string | undefined;
  isDisabled?: boolean;
  /** Whether what was done has ended since: nothing is said about it any more. */
  isOver?: boolean;
}

/** A button that does something once, and says how it ended. */
export function ActButton({ children, act, question, isDisabled = false, isOver = false }: ActButtonProps) {
  const [state, setState] = useState<{ isBusy?: boolean; done?: string | undefined; fault?: string }>({});
  const dialog = useRef<HTMLDialogElement>(null);
  const questionId = useId();
  const run = async () => {
    dialog.current?.close();
    setState({ isBusy: true });
    try {
      setState({ done: await act() });
    } catch (error) {
      setState({ fault: error instanceof Error ? error.message : String(error) });
    }
  };
  const isOff = isDisabled || state.isBusy === true;
  return (
    <span class="act">
      <button
        type="button"
        class={question === undefined ? undefined : 'danger'}
        // A button that gets `disabled` while it has the focus loses it, and the keyboard its place.
        aria-disabled={isOff}
        onClick={isOff ? undefined : () => (question === undefined ? void run() : dialog.current?.showModal())}
      >
        {children}
      </button>
      {question === undefined ? null : (
        <dialog ref={dialog} aria-labelledby={questionId}>
          <p id={questionId}>{question}</p>
          {/* The first one has the focus: a key that is held down must not confirm. */}
          <button type="button" onClick={() => dialog.current?.close()}>
            No, leave it
          </button>
          <button type="button" class="danger" onClick={() => void run()}>
            {children}
          </button>
        </dialog>
      )}
      {state.done === undefined || isOver ? null : <Done>{state.done}</Done>}
      <Fault message={state.fault} />
    </span>
  );
}
