import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync, zipSync } from 'fflate';
import { packageApp } from '../../tools/azure/package-app.ts';
import { buildAppIfStale } from '../../tools/build/build.ts';
import { runCommand } from '../../tools/command-line/run-command.ts';
import { root } from '../../tools/root.ts';
import { describeEvents } from './describe-events.ts';
import { recordDocuments } from './record-documents.ts';
import { recordSagas } from './record-sagas.ts';

/** Only browsers load these files, which are two thirds of a package. */
const PAGES = 'dist/docs/';

if (import.meta.main) {
  await runCommand({
    usage: `npm run record-release

Keeps what the next release is tested against, in test/compatibility/<version of package.json>/: the bundle, the histories of
sagas that the app has run, the documents and messages that it has written, and the schemas of its events. The last commit before a release is tagged.`,
    options: {},
    async run() {
      const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
      const folder = join(import.meta.dirname, version);
      mkdirSync(join(folder, 'sagas'), { recursive: true });
      writeFileSync(join(folder, 'app.zip'), await bundle());
      await buildAppIfStale(root);
      for (const [what, recorded] of await recordSagas()) {
        writeFileSync(join(folder, 'sagas', `${what}.json`), `${JSON.stringify(recorded, undefined, 1)}\n`);
      }
      for (const [what, recorded] of Object.entries(await recordDocuments())) {
        writeFileSync(join(folder, `${what}.json`), `${JSON.stringify(recorded, undefined, 1)}\n`);
      }
      writeFileSync(join(folder, 'events.json'), `${JSON.stringify(describeEvents(), undefined, 1)}\n`);
      process.stdout.write(`${folder}\n`);
    },
  });
}

async function bundle(): Promise<Uint8Array> {
  const directory = mkdtempSync(join(tmpdir(), 'partner-orders-release-'));
  try {
    const { zip } = await packageApp(directory);
    const files = Object.entries(unzipSync(readFileSync(zip))).filter(([name]) => !name.startsWith(PAGES));
    return zipSync(Object.fromEntries(files), { level: 9, mtime: new Date(1980, 0, 1) });
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
