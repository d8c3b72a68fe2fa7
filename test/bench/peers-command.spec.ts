import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { peersOptions, readPeersCommand } from '../../bench/peers-command.ts';
import { parseFlags } from '../../tools/command-line/parse-flags.ts';
import { root } from '../../tools/root.ts';

const parts = ['http', 'durable'];
const read = (args: string[]) => readPeersCommand(parseFlags(peersOptions, args, { most: 0 }).flags, parts);

test('without options all parts run', () => {
  expect(read([])).toEqual({
    only: [],
    subjects: [],
    rounds: 2,
    seconds: 5,
    warmUp: 2,
    documents: 1_000_000,
    json: undefined,
    write: false,
  });
});

test('parts are chosen by name', () => {
  expect(read(['--only', 'durable,http', '--seconds', '0.5', '--write'])).toMatchObject({
    only: ['durable', 'http'],
    seconds: 0.5,
    write: true,
  });
});

test.each([
  [['--only', 'kafka'], 'there is no part "kafka"; there are http, durable'],
  [['--rounds', '1.5'], '--rounds must be a whole number above 0, not "1.5"'],
  [['--seconds=-1'], '--seconds must be a number above 0, not "-1"'],
  [['--seconds', 'soon'], '--seconds must be a number above 0, not "soon"'],
  [['--loud'], "Unknown option '--loud'"],
  [['durable'], 'unexpected: durable'],
])('%j is refused in one line', (args, message) => {
  expect(() => read(args)).toThrow(message);
});

test.each([
  [['peers', '--rounds', '0'], '--rounds must be a whole number above 0, not "0"\n'],
  [['orders', '0x'], 'seconds must be one number above 0\n'],
])('the command ends with 2 and one line for %j', async (args, stderr) => {
  const command = promisify(execFile)(process.execPath, [join(root, 'bench', 'main.ts'), ...args]);
  await expect(command).rejects.toMatchObject({ code: 2, stderr });
});
