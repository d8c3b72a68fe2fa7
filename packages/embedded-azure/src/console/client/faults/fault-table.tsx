import type { ActiveFault } from '../../faults/fault-switch.ts';
import { ActButton } from '../kit/act-button.tsx';
import { Command } from '../kit/command.tsx';
import { Moment } from '../kit/moment.tsx';
import { type Column, Table } from '../kit/table.tsx';
import { removalOf } from './command-of.ts';
import { removeFault } from './remove-fault.ts';

export interface FaultTableProps {
  caption: string;
  faults: readonly ActiveFault[];
  empty: string;
  onDone: () => void;
}

/** Faults that are on, each with its removal. */
export function FaultTable({ caption, faults, empty, onDone }: FaultTableProps) {
  const only: Column<ActiveFault> = {
    name: 'Only',
    cell: ({ only }) =>
      only === undefined ? null : (
        <a class="mono" href={only.link}>
          {only.text}
        </a>
      ),
  };
  return (
    <Table
      caption={caption}
      rows={faults}
      idOf={({ id }) => id}
      empty={empty}
      columns={[
        { name: 'Where', cell: ({ place }) => place },
        ...(faults.some((fault) => fault.only !== undefined) ? [only] : []),
        { name: 'What', cell: ({ name }) => name },
        { name: 'Details', cell: (fault) => <Details fault={fault} /> },
        {
          name: 'Remove',
          cell: ({ id, command, isPassing }) =>
            isPassing ? (
              'ends by itself'
            ) : (
              <>
                <ActButton act={() => removeFault(id, onDone)}>Remove</ActButton>
                <Command line={command ?? removalOf(id, location.origin)} />
              </>
            ),
        },
      ]}
    />
  );
}

function Details({ fault: { detail, since, until } }: { fault: ActiveFault }) {
  return (
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
  );
}
