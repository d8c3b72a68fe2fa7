import { createHash } from 'node:crypto';
import { readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const LOOK_MS = 200;
const BEAT_MS = 2_000;
/** A holder without a sign of life for this long is dead, even if its process id is in use again. */
const DEAD_AFTER_MS = 60_000;

/**
 * Waits until no other process installs or builds into this folder. A dead holder is ignored.
 *
 * @param {string} folder
 * @param {(pid: string) => void} onWait called once with the process that we wait for
 * @returns {Promise<() => void>} releases the lock
 */
export async function takeLock(folder, onWait) {
  // Not in node_modules, which npm empties.
  const name = createHash('sha256').update(`${process.getuid?.()} ${folder}`).digest('hex').slice(0, 16);
  const file = join(tmpdir(), `partner-orders-${name}.lock`);
  let hasReported = false;
  for (;;) {
    if (create(file)) break;
    const holder = read(file);
    if (holder === undefined) continue;
    if (isDead(file, holder)) {
      removeDeadLock(file, holder);
      continue;
    }
    if (!hasReported) onWait(holder);
    hasReported = true;
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
  const lastBeat = statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  if (Date.now() - lastBeat > DEAD_AFTER_MS) return true;
  // It has created the file, but not written its id yet.
  if (holder === '') return false;
  try {
    process.kill(Number(holder), 0);
    return false;
  } catch (error) {
    return error.code === 'ESRCH';
  }
}

/** When several find the holder dead, one removes the lock, and puts it back if another process already holds it. */
function removeDeadLock(file, holder) {
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
    // The folder for temporary files was cleaned.
  }
}
