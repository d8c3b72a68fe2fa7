import { useState } from 'preact/hooks';
import type { ActiveFault } from '../../faults/fault-switch.ts';
import { send } from '../kit/ask.ts';
import { Fault } from '../kit/notice.tsx';
import { useAnswer } from '../kit/use-answer.ts';

const SHOWN = 3;

/** On every page while a fault is on, so that nobody wonders why orders fail. */
export function FaultBanner() {
  const { value: active = [], again } = useAnswer<ActiveFault[]>('/faults/active', 2_000);
  const [fault, setFault] = useState<string>();
  if (active.length === 0) return null;
  const names = [...new Set(active.map(({ name }) => name))];
  const more = names.length - SHOWN;
  const removeAll = async () => {
    setFault(undefined);
    await send('DELETE', '/faults').catch((error: unknown) =>
      setFault(error instanceof Error ? error.message : String(error)),
    );
    again();
  };
  return (
    <aside class="faults-on" aria-label="Active faults">
      <span>
        <strong>{active.length === 1 ? '1 fault is on' : `${active.length} faults are on`}:</strong>{' '}
        {names.slice(0, SHOWN).join(' · ')}
        {more > 0 ? ` · and ${more} more` : ''}
      </span>
      <span>
        <a href="/faults">Show</a>{' '}
        {active.some(({ isPassing }) => !isPassing) ? (
          <button type="button" class="small" onClick={() => void removeAll()}>
            Remove all
          </button>
        ) : null}
      </span>
      <Fault message={fault} />
    </aside>
  );
}
