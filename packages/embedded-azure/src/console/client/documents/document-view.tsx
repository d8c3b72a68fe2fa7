import { useState } from 'preact/hooks';
import { compareDocuments } from '../../documents/compare-documents.ts';
import type { DocumentPlace, DocumentVersion } from '../../documents/shown-document.ts';
import { Badge } from '../kit/badge.tsx';
import { Command } from '../kit/command.tsx';
import { JsonView } from '../kit/json-view.tsx';
import { Moment } from '../kit/moment.tsx';
import { Fault } from '../kit/notice.tsx';
import { Table } from '../kit/table.tsx';
import { useAnswer } from '../kit/use-answer.ts';
import { useEvents } from '../kit/use-events.ts';
import { documentUrl } from './document-url.ts';

export interface DocumentViewProps {
  container: string;
  id: string;
  query: URLSearchParams;
}

/** One document, followed while the page is open. Without its key in the address it is searched for. */
export function DocumentView({ container, id, query }: DocumentViewProps) {
  const at = `/documents/${encodeURIComponent(container)}`;
  const { value: found, fault } = useAnswer<{ places: DocumentPlace[]; commands: string[] }>(
    `${at}/places/${encodeURIComponent(id)}`,
  );
  const asked = query.get('key');
  const key = asked ?? (found?.places.length === 1 ? JSON.stringify(found.places[0]?.partitionKey) : undefined);
  return (
    <>
      <p>
        <a href={at}>All of {container}</a>
      </p>
      <h2 class="mono">{id}</h2>
      <Fault message={fault} />
      {key === undefined ? null : (
        <Versions path={`${at}/watch/${encodeURIComponent(id)}?${new URLSearchParams({ key })}`} />
      )}
      {asked === null && found !== undefined && found.places.length !== 1 ? (
        <Table
          caption="Documents with this id"
          rows={found.places}
          idOf={({ partitionKey }) => JSON.stringify(partitionKey)}
          empty={`There is no document ${id} in ${container}.`}
          columns={[
            {
              name: 'Partition key',
              cell: (place) => <a href={documentUrl(container, place)}>{JSON.stringify(place.partitionKey)}</a>,
            },
          ]}
        />
      ) : null}
      {found === undefined || found.commands.length === 0 ? null : (
        <>
          <h3>On the command line</h3>
          {found.commands.map((line) => (
            <Command key={line} line={line} />
          ))}
        </>
      )}
    </>
  );
}

const KEPT = 50;
/** Cosmos DB's own, which change with every version. */
const OWN = ['_etag', '_ts', '_lsn'];

function Versions({ path }: { path: string }) {
  const [versions, setVersions] = useState<DocumentVersion[]>([]);
  const { isOpen, fault } = useEvents<DocumentVersion>(path, (version) =>
    // After a lost connection, the present version comes again.
    setVersions((before) => (before[0]?.etag === version.etag ? before : [version, ...before].slice(0, KEPT))),
  );
  const [now] = versions;
  return (
    <>
      <Fault message={fault} />
      {now === undefined ? null : (
        <>
          <p role="status">
            {now.document === undefined ? <Badge text="deleted" tone="bad" /> : <Badge text="there" tone="good" />}{' '}
            <span class="dim">
              {isOpen ? 'Followed' : 'Not followed'}: read with If-None-Match four times a second.{' '}
              {versions.length > 1 ? `${versions.length} versions seen, the last at ` : 'Seen at '}
              <Moment at={now.at} />, ETag {now.etag}
            </span>
          </p>
          {versions.slice(0, -1).map((version, n) => (
            <Change key={`${version.etag} ${version.at}`} before={versions[n + 1]?.document} version={version} />
          ))}
          <h3>The document now</h3>
          <JsonView label="Document" value={now.document ?? 'It was deleted.'} />
        </>
      )}
    </>
  );
}

function Change({ before, version }: { before: DocumentVersion['document']; version: DocumentVersion }) {
  const differences = compareDocuments(before, version.document).filter(({ path }) => !OWN.includes(path));
  return (
    <div>
      <h3>
        Changed at <Moment at={version.at} />
      </h3>
      <Table
        caption={`Change at ${version.at}`}
        rows={differences}
        idOf={({ path }) => path}
        empty="Only its ETag and time have changed."
        columns={[
          { name: 'Property', cell: ({ path }) => <code>{path === '' ? 'the document' : path}</code> },
          { name: 'Before', cell: ({ before: value }) => <code class="gone">{shown(value)}</code> },
          { name: 'After', cell: ({ after }) => <code class="added">{shown(after)}</code> },
        ]}
      />
    </div>
  );
}

function shown(value: unknown): string {
  if (value === undefined) return '–';
  const text = JSON.stringify(value);
  return text.length > 300 ? `${text.slice(0, 300)}…` : text;
}
