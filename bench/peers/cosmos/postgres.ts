import { Pool } from 'pg';
import { serveRuns } from '../../serve-runs.ts';
import { documentOf, STORED_DOCUMENTS } from '../../workloads.ts';

/** The same documents as JSON in PostgreSQL, with prepared statements; its URL is the first argument. */

const pool = new Pool({ connectionString: process.argv[2], max: 32 });
await pool.query('CREATE TABLE documents (pk text, id text, body jsonb NOT NULL, PRIMARY KEY (pk, id))');

type Document = ReturnType<typeof documentOf>;
const inserting = (document: Document) => ({
  name: 'insert',
  text: 'INSERT INTO documents (pk, id, body) VALUES ($1, $2, $3)',
  values: [document.pk, document.id, JSON.stringify(document)],
});
for (let n = 0; n < STORED_DOCUMENTS; n += 1) await pool.query(inserting(documentOf('stored', n)));

async function insertBoth(documents: Document[]): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    for (const document of documents) await client.query(inserting(document));
    await client.query('COMMIT');
  } finally {
    client.release();
  }
}

serveRuns(async (n, operation) => {
  if (operation === 'point read') {
    const { id, pk } = documentOf('stored', n % STORED_DOCUMENTS);
    const text = 'SELECT body FROM documents WHERE pk = $1 AND id = $2';
    return (await pool.query({ name: 'read', text, values: [pk, id] })).rowCount === 1;
  }
  const first = documentOf('first', n);
  if (operation === 'create') return (await pool.query(inserting(first))).rowCount === 1;
  return insertBoth([first, documentOf('second', n)]);
});
