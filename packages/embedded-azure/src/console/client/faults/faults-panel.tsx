import { useState } from 'preact/hooks';
import type { FaultNote, FaultSwitch, ShownFaults } from '../../faults/fault-switch.ts';
import { ActButton } from '../kit/act-button.tsx';
import { Command } from '../kit/command.tsx';
import { Moment } from '../kit/moment.tsx';
import { Fault } from '../kit/notice.tsx';
import { Table } from '../kit/table.tsx';
import { useAnswer } from '../kit/use-answer.ts';
import type { Panel } from '../panel.ts';
import { removalOf } from './command-of.ts';
import { FaultForm } from './fault-form.tsx';
import { FaultTable } from './fault-table.tsx';
import { removeFault } from './remove-fault.ts';

export const faultsPanel: Panel = {
  path: 'faults',
  name: 'Faults',
  group: 'Tools',
  about:
    'Makes parts of the system fail, and shows what fails now. Faults end when they are removed, or with the stack.',
  view: FaultsView,
};

function FaultsView() {
  const { value: shown, fault, again } = useAnswer<ShownFaults>('/faults', 1_000);
  const [word, setWord] = useState('');
  if (shown === undefined) return <Fault message={fault} />;
  const wanted = shown.switches.filter(({ name, place }) =>
    `${place} ${name}`.toLowerCase().includes(word.toLowerCase()),
  );
  return (
    <>
      <Fault message={fault} />
      <section aria-label="What fails now">
        <h2>What fails now</h2>
        <FaultTable
          caption="Faults that are on"
          faults={shown.active}
          empty="Nothing: all parts work. Open a fault below to switch it on; orders that run show what it does."
          onDone={again}
        />
        {shown.active.length > 1 ? <RemoveAll onDone={again} /> : null}
        <Single shown={shown} onDone={again} />
      </section>
      <div class="fields">
        <label>
          Find a fault
          <input type="search" value={word} onInput={({ currentTarget }) => setWord(currentTarget.value)} />
        </label>
      </div>
      {wanted.length === 0 ? <p class="empty">No fault has this in its name.</p> : null}
      <div class="grid">
        {placesOf(wanted).map(([place, switches]) => (
          <section key={place} class="place" aria-label={place}>
            <h2>{place}</h2>
            {switches.map((one) => (
              <FaultForm key={one.id} fault={one} shown={shown} onDone={again} />
            ))}
          </section>
        ))}
      </div>
      <h2>What has happened</h2>
      <Notes notes={shown.notes} />
    </>
  );
}

function RemoveAll({ onDone }: { onDone: () => void }) {
  return (
    <div class="fields">
      <ActButton act={() => removeFault(undefined, onDone)}>Remove all</ActButton>
      <Command line={removalOf(undefined, location.origin)} />
    </div>
  );
}

/** They are no faults of the system, so the list at the top, the banner and “Remove all” leave them out. */
function Single({ shown: { single, singleCount }, onDone }: { shown: ShownFaults; onDone: () => void }) {
  if (singleCount === 0) return null;
  return (
    <details>
      <summary>
        {singleCount === 1 ? '1 fault concerns' : `${singleCount} faults concern`} one thing only. “Remove all” leaves{' '}
        {singleCount === 1 ? 'it' : 'them'} on.
      </summary>
      {single.length < singleCount ? <p class="dim">{single.length} of them are listed.</p> : null}
      <FaultTable caption="Faults of one thing only" faults={single} empty="None." onDone={onDone} />
    </details>
  );
}

function Notes({ notes }: { notes: readonly FaultNote[] }) {
  return (
    <Table
      caption="What has happened, the newest first"
      rows={notes}
      idOf={({ at, text }) => `${at} ${text}`}
      empty="Nothing yet."
      columns={[
        { name: 'When', cell: ({ at }) => <Moment at={at} /> },
        { name: 'What', cell: ({ text }) => text },
      ]}
    />
  );
}

function placesOf(switches: readonly FaultSwitch[]): [string, FaultSwitch[]][] {
  const places = [...new Set(switches.map(({ place }) => place))];
  return places.map((place) => [place, switches.filter((one) => one.place === place)]);
}
