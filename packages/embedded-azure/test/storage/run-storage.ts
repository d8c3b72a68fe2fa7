import { startStorage } from '../../src/storage/start-storage.ts';

/** A parent process for Azurite, so that a test can kill it: `run-storage.ts <directory>`. */
const [directory = ''] = process.argv.slice(2);
const { pid, blobPort } = await startStorage({ directory });
process.send?.({ pid, blobPort });
