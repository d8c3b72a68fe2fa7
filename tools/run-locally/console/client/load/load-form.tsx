import { ActButton } from '@partner-orders/embedded-azure/console-client/kit/act-button.tsx';
import { send } from '@partner-orders/embedded-azure/console-client/kit/ask.ts';
import { Command } from '@partner-orders/embedded-azure/console-client/kit/command.tsx';
import { useState } from 'preact/hooks';
import { loadCommand } from '../../load/load-command.ts';
import type { LoadState } from '../../load/load-state.ts';

/** The rate, the time, who places the orders, and what becomes of them. */
export function LoadForm({ state: { kinds, partners, run, state } }: { state: LoadState }) {
  const [perSecond, setPerSecond] = useState(String(run?.choice.perSecond ?? 2));
  const [minutes, setMinutes] = useState(String(run?.choice.minutes ?? 1));
  const [chosen, setChosen] = useState<readonly string[]>(
    run?.choice.partners ?? partners.slice(0, 1).map(({ id }) => id),
  );
  const [mix, setMix] = useState<Record<string, number>>(run?.choice.mix ?? { happy: 80, declined: 10, cancelled: 10 });
  const choice = { perSecond: Number(perSecond), minutes: Number(minutes), partners: [...chosen], mix };
  const start = async () => {
    await send('POST', '/load', choice);
    return 'It runs.';
  };
  return (
    <>
      <div class="fields">
        <label>
          Orders a second
          <input
            type="number"
            min="0.1"
            max="200"
            step="any"
            value={perSecond}
            onInput={({ currentTarget }) => setPerSecond(currentTarget.value)}
          />
        </label>
        <label>
          Minutes
          <input
            type="number"
            min="0.05"
            max="60"
            step="any"
            value={minutes}
            onInput={({ currentTarget }) => setMinutes(currentTarget.value)}
          />
        </label>
        <fieldset class="choices">
          <legend>Placed by, in turns</legend>
          {partners.map(({ id, limit }) => (
            <label key={id}>
              <input
                type="checkbox"
                checked={chosen.includes(id)}
                onChange={({ currentTarget }) =>
                  setChosen((last) => (currentTarget.checked ? [...last, id] : last.filter((one) => one !== id)))
                }
              />
              {id} <span class="dim">(at most {limit})</span>
            </label>
          ))}
        </fieldset>
      </div>
      <fieldset class="choices">
        <legend>Shares of what becomes of them</legend>
        {kinds.map(({ name, about }) => (
          <label key={name}>
            <input
              type="number"
              min="0"
              max="999"
              value={mix[name] ?? 0}
              onInput={({ currentTarget }) => setMix((last) => ({ ...last, [name]: Number(currentTarget.value) }))}
            />
            {name} <span class="dim">{about}</span>
          </label>
        ))}
      </fieldset>
      <ActButton act={start}>Start</ActButton>
      <Command line={loadCommand(choice, state)} />
    </>
  );
}
