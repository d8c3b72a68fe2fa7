import { useState } from 'preact/hooks';
import type { ActiveFault, FaultNote, FaultSwitch, ShownFaults } from '../../faults/fault-switch.ts';
import { ActButton } from '../kit/act-button.tsx';
import { send } from '../kit/ask.ts';
import { Command } from '../kit/command.tsx';
import { Moment } from '../kit/moment.tsx';
import { Fault } from '../kit/notice.tsx';
import { Table } from '../kit/table.tsx';
import { useAnswer } from '../kit/use-answer.ts';
import type { Panel } from '../panel.ts';
import { removalOf } from './command-of.ts';
import { FaultForm } from './fault-form.tsx';

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
      <h2>What fails now</h2>
      <Active faults={shown.active} onDone={again} />
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
              <FaultForm key={one.id} fault={one} onDone={again} />
            ))}
          </section>
        ))}
      </div>
      <h2>What has happened</h2>
      <Notes notes={shown.notes} />
    </>
  );
}

function Active({ faults, onDone }: { faults: readonly ActiveFault[]; onDone: () => void }) {
  const remove = async (id?: string) => {
    const { done } = await send<{ done: string }>(
      'DELETE',
      id === undefined ? '/faults' : `/faults/${encodeURIComponent(id)}`,
    );
    onDone();
    return done;
  };
  return (
    <>
      <Table
        caption="Faults that are on"
        rows={faults}
        idOf={({ id }) => id}
        empty="Nothing: all parts work. Open a fault below to switch it on; orders that run show what it does."
        columns={[
          { name: 'Where', cell: ({ place }) => place },
          { name: 'What', cell: ({ name }) => name },
          {
            name: 'How long',
            cell: ({ detail, since, until }) => (
              <>
                {detail}{' '}
                {since === undefined ? null : (
                  <>
                    since <Moment at={since} />
                  </>
                )}{' '}
                {until === undefined ? null : (
                  <>
                    until <Moment at={until} />
                  </>
                )}
              </>
            ),
          },
          {
            name: 'Remove',
            cell: ({ id, command, isPassing }) =>
              isPassing ? (
                'ends by itself'
              ) : (
                <>
                  <ActButton act={() => remove(id)}>Remove</ActButton>
                  <Command line={command ?? removalOf(id, location.origin)} />
                </>
              ),
          },
        ]}
      />
      {faults.length > 1 ? (
        <div class="fields">
          <ActButton act={() => remove()}>Remove all</ActButton>
          <Command line={removalOf(undefined, location.origin)} />
        </div>
      ) : null}
    </>
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
