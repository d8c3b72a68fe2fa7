import { renameSync, writeFileSync } from 'node:fs';
import { Session } from 'node:inspector';
import { join } from 'node:path';

/**
 * Import this before a program: SIGUSR2 starts a CPU profile, and the next SIGUSR2 ends it and writes it to
 * `<pid>.json` in PROFILE_DIRECTORY.
 */

const SAMPLE_EVERY_MICROSECONDS = 200;

const session = new Session();
let recording = false;

process.on('SIGUSR2', () => {
  if (recording) end();
  else begin();
  recording = !recording;
});

function begin(): void {
  session.connect();
  session.post('Profiler.enable');
  session.post('Profiler.setSamplingInterval', { interval: SAMPLE_EVERY_MICROSECONDS });
  session.post('Profiler.start');
}

function end(): void {
  session.post('Profiler.stop', (error, { profile }) => {
    session.disconnect();
    const file = join(process.env['PROFILE_DIRECTORY'] ?? '.', `${process.pid}.json`);
    writeFileSync(`${file}.part`, JSON.stringify(error ?? profile));
    renameSync(`${file}.part`, file);
  });
}
