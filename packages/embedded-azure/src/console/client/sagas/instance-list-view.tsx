import { useRef, useState } from 'preact/hooks';
import type { InstanceList, ShownEntity } from '../../sagas/shown-instance.ts';
import { Command } from '../kit/command.tsx';
import { goTo } from '../kit/go-to.ts';
import { JsonView } from '../kit/json-view.tsx';
import { Moment } from '../kit/moment.tsx';
import { Fault } from '../kit/notice.tsx';
import { readFrom } from '../kit/read-from.ts';
import { Table } from '../kit/table.tsx';
import { useAnswer } from '../kit/use-answer.ts';
import { StatusBadge } from './status-badge.tsx';

const STATUSES = ['Pending', 'Running', 'Suspended', 'Completed', 'Failed', 'Terminated'];
const SPANS = [
  { minutes: '15', text: 'the last 15 minutes' },
  { minutes: '60', text: 'the last hour' },
  { minutes: '1440', text: 'the last day' },
  { minutes: '', text: 'any time' },
];
const EVERY_MS = 2_000;
const COUNT = 'instance-count';

/** The filters are in the address, so that a list can be linked to. */
export function InstanceListView({ query }: { query: URLSearchParams }) {
  const path = `/sagas?${apiQueryOf(query)}`;
  const { value, fault } = useAnswer<InstanceList>(path, query.has('to') ? 0 : EVERY_MS);
  // The last list stays while another filter is being typed.
  const last = useRef<InstanceList>(undefined);
  last.current = value ?? last.current;
  const list = last.current;
  const set = (name: string, value: string) => {
    const next = new URLSearchParams(query);
    next.delete('to');
    if (value === '') next.delete(name);
    else next.set(name, value);
    goTo(`/sagas?${next}`, { replace: true });
  };
  const names = [...new Set(list?.instances.map(({ name }) => name))].sort();
  return (
    <>
      <form class="fields" onSubmit={(event) => event.preventDefault()}>
        <label>
          State
          <select
            value={query.get('status') ?? ''}
            onChange={({ currentTarget }) => set('status', currentTarget.value)}
          >
            <option value="">any</option>
            {STATUSES.map((status) => (
              <option key={status}>{status}</option>
            ))}
          </select>
        </label>
        <label>
          Created in
          <select value={spanOf(query)} onChange={({ currentTarget }) => set('span', currentTarget.value || 'any')}>
            {SPANS.map(({ minutes, text }) => (
              <option key={minutes} value={minutes}>
                {text}
              </option>
            ))}
          </select>
        </label>
        <label>
          Id begins with
          <input
            value={query.get('prefix') ?? ''}
            onInput={({ currentTarget }) => set('prefix', currentTarget.value)}
          />
        </label>
        <label>
          Orchestrator
          <input
            value={query.get('name') ?? ''}
            list="orchestrators"
            placeholder="its exact name"
            onInput={({ currentTarget }) => set('name', currentTarget.value)}
          />
          <datalist id="orchestrators">
            {names.map((name) => (
              <option key={name} value={name} />
            ))}
          </datalist>
        </label>
      </form>
      <Fault message={fault} />
      {list === undefined ? null : <Instances list={list} query={query} />}
      <Entities />
    </>
  );
}

function Instances({ list, query }: { list: InstanceList; query: URLSearchParams }) {
  const older = new URLSearchParams(query);
  if (list.olderThan !== undefined) older.set('to', list.olderThan);
  const newest = new URLSearchParams(query);
  newest.delete('to');
  return (
    <>
      <p id={COUNT} class="dim" role="status" tabIndex={-1}>
        Task hub {list.taskHub}: {countOf(list)}
      </p>
      <Table
        caption="Instances, the newest first"
        rows={list.instances}
        idOf={({ id }) => id}
        empty="No instance matches. Widen the time or remove a filter."
        columns={[
          { name: 'Instance', cell: ({ id }) => <a href={`/sagas/${encodeURIComponent(id)}`}>{id}</a> },
          { name: 'State', cell: ({ status }) => <StatusBadge status={status} /> },
          { name: 'Orchestrator', cell: ({ name }) => name },
          { name: 'Created', cell: ({ createdAt }) => <Moment at={createdAt} /> },
          { name: 'Last change', isMinor: true, cell: ({ updatedAt }) => <Moment at={updatedAt} /> },
          { name: 'Custom status', isMinor: true, cell: ({ customStatus }) => <code>{short(customStatus)}</code> },
        ]}
      />
      <p>
        {query.has('to') ? (
          <a href={`/sagas?${newest}`} onClick={() => readFrom(COUNT)}>
            To the newest
          </a>
        ) : null}{' '}
        {list.olderThan === undefined ? null : (
          <a href={`/sagas?${older}`} onClick={() => readFrom(COUNT)}>
            Older ones
          </a>
        )}
      </p>
      <h2>On the command line</h2>
      <p class="dim">The instance pages say where to find $KEY.</p>
      <Command line={list.command} />
    </>
  );
}

function Entities() {
  const { value: entities } = useAnswer<ShownEntity[]>('/sagas/entities', EVERY_MS);
  const [open, setOpen] = useState<string>();
  if (entities === undefined || entities.length === 0) return null;
  const idOf = ({ name, key }: ShownEntity) => `@${name}@${key}`;
  const shown = entities.find((entity) => idOf(entity) === open);
  return (
    <>
      <h2>Entities</h2>
      <Table
        caption="Entities"
        rows={entities}
        idOf={idOf}
        isSelected={(entity) => entity === shown}
        empty=""
        columns={[
          {
            name: 'Entity',
            cell: (entity) => (
              <button type="button" class="small" onClick={() => setOpen(idOf(entity))}>
                {idOf(entity)}
              </button>
            ),
          },
          { name: 'Last operation', cell: ({ lastOperationAt }) => <Moment at={lastOperationAt} /> },
        ]}
      />
      {shown === undefined ? null : <JsonView label={`State of ${idOf(shown)}`} value={shown.state} />}
    </>
  );
}

function apiQueryOf(query: URLSearchParams): URLSearchParams {
  const asked = new URLSearchParams();
  for (const name of ['status', 'prefix', 'name', 'to']) {
    const value = query.get(name);
    if (value !== null && value !== '') asked.set(name, value);
  }
  const minutes = spanOf(query);
  if (minutes !== '') asked.set('minutes', minutes);
  return asked;
}

function spanOf(query: URLSearchParams): string {
  const span = query.get('span') ?? '60';
  return span === 'any' ? '' : span;
}

function countOf({ instances, found, isCut }: InstanceList): string {
  const all = isCut ? `more than ${found}` : String(found);
  const hint = isCut
    ? ' Choose a shorter time or a filter: only the first 5,000 were read, which may not be the newest.'
    : '';
  return `${instances.length} of ${all} that match.${hint}`;
}

function short(value: unknown): string {
  if (value === null || value === undefined) return '';
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
