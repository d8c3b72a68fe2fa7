import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { isReturning } from '../use-kept-place.ts';

/** The heading of what was opened below a list, which may be longer than the window: it gets the focus, so it is seen. */
export function OpenedHeading({ level: Level, children }: { level: 'h2' | 'h3'; children: ComponentChildren }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: isReturning() }), []);
  return (
    <Level ref={heading} tabIndex={-1}>
      {children}
    </Level>
  );
}
