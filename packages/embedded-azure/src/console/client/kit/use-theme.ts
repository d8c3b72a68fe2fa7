import { useEffect, useState } from 'preact/hooks';

/** A number that changes with the colours, for what is drawn with them. */
export function useTheme(): number {
  const [changes, setChanges] = useState(0);
  useEffect(() => {
    const count = () => setChanges((last) => last + 1);
    const chosen = new MutationObserver(count);
    chosen.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    const system = matchMedia('(prefers-color-scheme: dark)');
    system.addEventListener('change', count);
    return () => {
      chosen.disconnect();
      system.removeEventListener('change', count);
    };
  }, []);
  return changes;
}
