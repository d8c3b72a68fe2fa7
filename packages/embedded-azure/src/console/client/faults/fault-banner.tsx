import type { ActiveFault } from '../../faults/fault-switch.ts';
import { send } from '../kit/ask.ts';
import { useAnswer } from '../kit/use-answer.ts';

const SHOWN = 3;

/** On every page while a fault is on, so that nobody wonders why orders fail. */
export function FaultBanner() {
  const { value: active = [], again } = useAnswer<ActiveFault[]>('/faults/active', 2_000);
  if (active.length === 0) return null;
  const names = [...new Set(active.map(({ name }) => name))];
  const more = names.length - SHOWN;
  const removeAll = async () => {
    await send('DELETE', '/faults').catch(() => undefined);
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
    </aside>
  );
}
