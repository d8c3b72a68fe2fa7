import { createHash } from 'node:crypto';
import { readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const LOOK_MS = 200;
const BEAT_MS = 2_000;
/** Who hasn't been heard of for so long is dead, though its process id may be in use again. */
const DEAD_AFTER_MS = 60_000;

/**
 * Waits until nobody else installs into this folder. A holder that died is no obstacle.
 *
 * @param {string} root of the project
 * @param {(pid: string) => void} onWait is told once whom we wait for
 * @returns {Promise<() => void>} gives the place free
 */
export async function takeInstallLock(root, onWait) {
  // Not in node_modules, which npm empties.
  const name = createHash('sha256').update(`${process.getuid?.()} ${root}`).digest('hex').slice(0, 16);
  const file = join(tmpdir(), `partner-orders-${name}.lock`);
  let told = false;
  for (;;) {
    if (create(file)) break;
    const holder = read(file);
    if (holder === undefined) continue;
    if (isDead(file, holder)) {
      takeAway(file, holder);
      continue;
    }
    if (!told) onWait(holder);
    told = true;
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
  const beat = setInterval(() => touch(file), BEAT_MS);
  const release = () => {
    clearInterval(beat);
    process.off('exit', release);
    rmSync(file, { force: true });
  };
  process.on('exit', release);
  return release;
}

function create(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

function isDead(file, holder) {
  const heardOf = statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  if (Date.now() - heardOf > DEAD_AFTER_MS) return true;
  // It has made the file, and not yet written who it is.
  if (holder === '') return false;
  try {
    process.kill(Number(holder), 0);
    return false;
  } catch (error) {
    return error.code === 'ESRCH';
  }
}

/** Of several that find the holder dead one takes it away, and puts back what was another's by then. */
function takeAway(file, holder) {
  const mine = `${file}.${process.pid}`;
  try {
    renameSync(file, mine);
    if (read(mine) === holder) rmSync(mine);
    else renameSync(mine, file);
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
  }
}

function touch(file) {
  try {
    utimesSync(file, new Date(), new Date());
  } catch {
    // Somebody cleaned the folder for temporary files.
  }
}
