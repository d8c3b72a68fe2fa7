import { useEffect } from 'preact/hooks';

/** What the person does who wants to be elsewhere. */
const MOVES = ['wheel', 'touchstart', 'pointerdown', 'keydown', 'click'] as const;

/**
 * Keeps how far each page was scrolled, and goes there again after back, forward and reload. The browser alone would try
 * before the page has its answers, when it is still short.
 */
export function useKeptPlace(): void {
  useEffect(() => {
    // Without the event the browser does what it can by itself.
    if (!('onscrollend' in window)) return undefined;
    history.scrollRestoration = 'manual';
    let aim = keptPlace();
    const goThere = () => {
      if (aim !== undefined) scrollTo(0, aim);
    };
    const keep = () => {
      if (aim === undefined) history.replaceState({ ...history.state, scrolledTo: scrollY }, '');
    };
    const arrive = () => {
      aim = keptPlace();
      goThere();
    };
    const letGo = () => {
      aim = undefined;
    };
    // Each answer makes the page longer.
    const growing = new ResizeObserver(goThere);
    growing.observe(document.body);
    addEventListener('popstate', arrive);
    addEventListener('scrollend', keep);
    for (const move of MOVES) addEventListener(move, letGo, { capture: true, passive: true });
    return () => {
      growing.disconnect();
      removeEventListener('popstate', arrive);
      removeEventListener('scrollend', keep);
      for (const move of MOVES) removeEventListener(move, letGo, { capture: true });
    };
  }, []);
}

/** Of the page that the address shows; undefined for one that was never left. */
function keptPlace(): number | undefined {
  const { scrolledTo } = (history.state ?? {}) as { scrolledTo?: unknown };
  return typeof scrolledTo === 'number' ? scrolledTo : undefined;
}

/** Whether the page was left before, and goes to where it was then: the focus must not move it. */
export function isReturning(): boolean {
  return keptPlace() !== undefined;
}
