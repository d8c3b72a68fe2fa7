import type { ShownContainer } from '../../documents/shown-document.ts';
import { Fault } from '../kit/notice.tsx';
import { Table } from '../kit/table.tsx';
import { useAnswer } from '../kit/use-answer.ts';

/** Counting costs request units. */
const EVERY_MS = 5_000;

export function ContainerList() {
  const { value: containers, fault } = useAnswer<ShownContainer[]>('/documents', EVERY_MS);
  return (
    <>
      <Fault message={fault} />
      {containers === undefined ? null : (
        <Table
          caption="Containers"
          rows={containers}
          idOf={({ database, id }) => `${database}/${id}`}
          empty="The account has no containers."
          columns={[
            { name: 'Container', cell: ({ id }) => <a href={`/documents/${encodeURIComponent(id)}`}>{id}</a> },
            { name: 'Documents', isNumber: true, cell: ({ documents }) => documents?.toLocaleString() },
            { name: 'Partition key', cell: ({ partitionKey }) => <code>{partitionKey.join(', ')}</code> },
            { name: 'Time to live', isMinor: true, cell: ({ defaultTtl }) => timeToLive(defaultTtl) },
            { name: 'Database', isMinor: true, cell: ({ database }) => database },
          ]}
        />
      )}
    </>
  );
}

const DAY_S = 86_400;

function timeToLive(seconds: number | undefined): string {
  if (seconds === undefined) return 'none';
  if (seconds < 0) return 'each document’s own';
  return seconds % DAY_S === 0 ? `${seconds / DAY_S} days` : `${seconds} s`;
}
