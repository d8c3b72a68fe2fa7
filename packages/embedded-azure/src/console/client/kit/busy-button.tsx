import type { ComponentChildren } from 'preact';

interface BusyButtonProps {
  children: ComponentChildren;
  type: 'submit' | 'button';
  class?: string | undefined;
  /** While it does nothing: what it began still runs, or something is not filled in. */
  isOff: boolean;
  onClick?: () => unknown;
}

/** A button that can be off for a while. One that gets `disabled` while it has the focus loses it, and the keyboard its place. */
export function BusyButton({ children, type, class: name, isOff, onClick }: BusyButtonProps) {
  return (
    <button
      type={type}
      class={name}
      aria-disabled={isOff}
      onClick={(event) => {
        // Enter in a field of its form comes here too.
        if (isOff) event.preventDefault();
        else onClick?.();
      }}
    >
      {children}
    </button>
  );
}
