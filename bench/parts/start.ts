import { benchFile } from '../measured-program.ts';
import { ForkedProgram } from '../processes/forked-program.ts';
import { memoryOf } from '../processes/process-usage.ts';
import { startStack } from '../processes/start-stack.ts';
import { medianOf } from '../report/measurement.ts';
import type { Session } from '../session.ts';

const STARTS = 5;
const GOAL_START_MS = 1_000;
const GOAL_IMPORT_MS = 300;

/** The time from start to ready, the memory of every process at that time, and the time to import the app's bundle. */
export async function measureStart(session: Session): Promise<void> {
  const azure: number[] = [];
  const app: number[] = [];
  const importing: number[] = [];
  const compiling: number[] = [];
  const memory: { host: number; emulators: number; whole: number }[] = [];
  for (let n = 0; n < STARTS; n += 1) {
    const { azureMs, appMs, host, emulators, whole, settings, stop } = await startStack();
    azure.push(azureMs);
    app.push(appMs);
    memory.push({ host: memoryOf(host), emulators: memoryOf(emulators), whole: memoryOf(whole) });
    importing.push(await timeImport(settings));
    compiling.push(await timeImport({ ...settings, NODE_DISABLE_COMPILE_CACHE: '1' }));
    await stop();
    session.options.onProgress(`start: embedded Azure ${azureMs.toFixed(0)} ms, app ${appMs.toFixed(0)} ms`);
  }
  const ms = (values: number[]) => `${medianOf(values).toFixed(0)} ms`;
  const mib = (name: 'host' | 'emulators' | 'whole') => medianOf(memory.map((each) => each[name]));
  const add = (what: string, figure: string, goal?: { text: string; met: boolean }) =>
    session.facts.push({ part: 'start', what, figure, ...(goal && { goal }) });
  add('embedded Azure, start to ready', ms(azure), { text: '≤ 1 s', met: medianOf(azure) <= GOAL_START_MS });
  add('with the app in its host', ms(app));
  add('importing the app’s bundle', ms(importing), { text: '≤ 300 ms', met: medianOf(importing) <= GOAL_IMPORT_MS });
  add('the same with nothing compiled before', ms(compiling));
  add('memory of the Functions host with the app', `${mib('host').toFixed(0)} MiB`);
  add('memory of the emulators', `${mib('emulators').toFixed(0)} MiB`);
  add('memory of Azurite', `${(mib('whole') - mib('host') - mib('emulators')).toFixed(0)} MiB`);
}

async function timeImport(env: Record<string, string>): Promise<number> {
  const program = await ForkedProgram.start<{ ms: number }>(benchFile('programs', 'import-app.ts'), { env });
  await program.stop();
  return program.ready.ms;
}
