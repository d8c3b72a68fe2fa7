import type { ComponentChildren } from 'preact';

/** Says what went wrong; screen readers say it at once. */
export function Fault({ message }: { message: string | undefined }) {
  if (message === undefined) return null;
  return (
    <p class="notice bad" role="alert">
      {message}
    </p>
  );
}

/** Says what was done; screen readers say it when they are free. */
export function Done({ children }: { children: ComponentChildren }) {
  return (
    <p class="notice good" role="status">
      {children}
    </p>
  );
}
