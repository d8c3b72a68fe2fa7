import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { UsageError } from '../command-line/usage-error.ts';
import { commands } from './commands.ts';
import type { Connections } from './connections.ts';
import { type Desk, SCRIPT } from './desk.ts';
import { runOps } from './run-ops.ts';

/** Wrong usage is reported before anything is opened: there is no stack here. */
const failure = (...flags: string[]): Promise<unknown> => runOps(flags).catch((error: unknown) => error);

test.each([
  [['orders', 'list', '--quiet-for', 'abc'], '--quiet-for abc: must be a whole number from 0 to'],
  [['orders', 'list', '--quiet-for', '1e99'], '--quiet-for 1e99: must be a whole number from 0 to'],
  [['orders', 'reclaim', '--all', '--quiet-for', '1e99'], '--quiet-for 1e99: must be a whole number from 5 to'],
  [['orders', 'show', 'ord_nope'], 'ord_nope is not an order id'],
  [['orders', 'resume', 'ord_nope', '--all'], 'name one order or use --all, not both'],
  [
    'partners add acme --name Acme --client 11111111-1111-1111-1111-111111111111 --tier huge'.split(' '),
    '--tier huge: must be generous or small',
  ],
  [['partners', 'disable', 'ACME!'], 'ACME! is not a partner id'],
  [['orders', 'shwo', 'ord_1'], 'unknown command: orders shwo; did you mean orders show?'],
  [['order', 'list'], 'unknown command: order list; did you mean orders list?'],
  [['stats'], 'unknown command: stats; did you mean status?'],
  [['orders', '--stuck'], 'orders: name one of its commands before --stuck: list, resume, reclaim'],
  [['orders', '--state', 'here'], 'orders: name one of its commands before --state: list, resume, reclaim'],
  [['paint'], 'unknown command: paint'],
  [['documents', 'drop', 'evt_1', '--why', 'x'], "Unknown option '--why': did you mean --because?"],
  [
    ['stock', 'adjust', 'MUG-01', '--delta', '-5', '--reason', 'x'],
    "Unknown option '--reason': did you mean --because?",
  ],
])('wrong usage is reported as such: %j', async (flags, message) => {
  const error = await failure(...flags);
  expect(error).toBeInstanceOf(UsageError);
  expect(String(error)).toContain(message);
});

test('a group name alone lists its commands, and so does a wrong command of that group', async () => {
  const own = await runOps(['orders']);
  expect(own).toContain('orders resume');
  expect(own).not.toContain('outbox list');
  expect(await runOps(['orders', '--help'])).toBe(own);
  expect(String(await failure('orders', 'shwo'))).not.toContain('outbox list');
  expect(await runOps([])).toContain('outbox list');
});

test.each([
  [['doctor', '--state', join(import.meta.dirname, 'no-state')], 'is `npm start` running?'],
  [
    ['doctor', '--azure'],
    '--azure needs the settings COSMOS__accountEndpoint and SERVICE_BUS__fullyQualifiedNamespace',
  ],
])('the doctor says once that there is nothing to examine: %j', async (flags, message) => {
  await expect(runOps(flags, {})).rejects.toThrow(message);
});

test('the state is relative to where the person stands', async () => {
  const failing = runOps(['status', '--state', 'mine'], { INIT_CWD: '/nowhere' });
  await expect(failing).rejects.toThrow('/nowhere/mine/stack.json');
});

test('each command that changes something in Azure needs a reason, before anything is opened', async () => {
  const reclaim = ['orders', 'reclaim', 'ord_00000000000000000000000001', '--azure'];
  await expect(runOps(reclaim, {})).rejects.toThrow('say why with --because');
  await expect(runOps([...reclaim, '--because', 'its hub is gone'], {})).rejects.toThrow('--azure needs the settings');
  await expect(runOps(['partners', 'set', 'acme', '--currency', 'EUR', '--azure', '--dry-run'], {})).rejects.toThrow(
    '--azure needs the settings',
  );
  await expect(
    runOps(['stock', 'adjust', 'MUG-01', '--delta', '1', '--because', 'found', '--azure'], {}),
  ).rejects.toThrow('--azure needs the settings');
});

test.each(['erase', 'export'])(
  'a reason that names the person is refused, also if it was asked for: privacy %s',
  async (name) => {
    const asked: Desk = { ...SCRIPT, ask: async () => 'ada  MÚSTER wants it' };
    const file = name === 'export' ? ['--file', join(tmpdir(), 'person.json')] : ['--yes'];
    const call = ['privacy', name, '--partner', 'acme', '--recipient', 'Ada Muster', ...file, '--azure'];
    await expect(runOps(call, {}, asked)).rejects.toThrow('--because names the person');
    await expect(runOps([...call, '--because', 'ada muster'], {})).rejects.toThrow('--because names the person');
    await expect(runOps([...call, '--because', 'request 4711'], {})).rejects.toThrow('--azure needs the settings');
  },
);

test.each([['housekeeping', 'run', 'expire-jobs'], ['privacy', 'replay'], ['reconcile']])(
  'a dry run that has the app do something is recorded, so it needs a reason: %s %s',
  async (...words) => {
    const call = [...words, '--dry-run', '--azure'];
    await expect(runOps(call, {})).rejects.toThrow('say why with --because');
    await expect(runOps([...call, '--because', 'a test'], {})).rejects.toThrow('--azure needs the settings');
  },
);

test.each(['…', '...', 'TEXT', 'text', ' Why ', 'REASON'])(
  'what stands in a page for a reason is none: %j is refused, because it would be kept for good',
  async (reason) => {
    const call = ['features', 'off', 'search', '--minutes', '5'];
    const refused = 'stands for a reason, and is none: write why, because it is recorded with your name';
    const refusal = await failure(...call, '--because', reason);
    expect(refusal).toBeInstanceOf(UsageError);
    expect((refusal as Error).message).toContain(refused);
    const asked: Desk = { ...SCRIPT, ask: async () => reason };
    await expect(runOps(['orders', 'resume', '--all', '--azure'], {}, asked)).rejects.toThrow(refused);
  },
);

test('each command either only looks, by its name, or is recorded', () => {
  const looks = /(^| )(list|show|status|alerts|doctor|export|holds|audit|story|top|completion)$/;
  const looking = commands.filter(({ isAct }) => isAct !== true).map(({ name }) => name);
  expect(looking.filter((name) => !looks.test(name))).toEqual([]);
  // It changes nothing, and hands over the data of a person.
  const recorded = ['privacy export'];
  expect(commands.filter(({ name, isAct }) => isAct && looks.test(name)).map(({ name }) => name)).toEqual(recorded);
});

test('each command that takes something away asks first', () => {
  const takes = /(discard|drop|remove|reject|cancel|disable|delete|erase|purge)$/;
  const asking = commands.filter((command) => command.isAct && command.destroys !== undefined);
  expect(commands.filter(({ name }) => takes.test(name))).toEqual(asking);
  expect(asking.length).toBeGreaterThan(5);
});

const disable = ['partners', 'disable', 'acme'];
const here = ['--state', join(import.meta.dirname, 'no-state')];
/** What is done next, once nothing holds it back. */
const GOES_ON = 'is `npm start` running?';

test('what can’t be taken back is refused in a script, and done with --yes', async () => {
  await expect(runOps([...disable, ...here], {})).rejects.toThrow(
    'partners disable has every call of the partner refused: add --yes if that is meant; nothing is changed',
  );
  await expect(runOps([...disable, '--yes', ...here], {})).rejects.toThrow(GOES_ON);
  await expect(runOps([...disable, '--undo', ...here], {})).rejects.toThrow(GOES_ON);
});

test('at a terminal it is asked, and only a yes goes on', async () => {
  const questions: string[] = [];
  const deskThatSays = (...answers: string[]): Desk => ({
    ...SCRIPT,
    ask: async (question) => {
      questions.push(question);
      return answers.shift() ?? '';
    },
  });
  for (const no of ['', 'n', 'yep'])
    await expect(runOps([...disable, ...here], {}, deskThatSays(no))).rejects.toThrow('nothing is changed');
  for (const sure of ['y', 'YES'])
    await expect(runOps([...disable, ...here], {}, deskThatSays(sure))).rejects.toThrow(GOES_ON);
  expect(questions[0]).toBe(
    'partners disable has every call of the partner refused, on the local stack. Go on? [y/N] ',
  );
  const resume = ['orders', 'resume', 'ord_00000000000000000000000001', '--azure'];
  await expect(runOps(resume, {}, deskThatSays(''))).rejects.toThrow('say why with --because');
  await expect(runOps(resume, {}, deskThatSays('it is back'))).rejects.toThrow('--azure needs the settings');
  expect(questions.at(-1)).toBe('Why? It is recorded with your name: ');
});

test('a stack that does not answer is said in one line with what to do, and so is a store in Azure', async () => {
  const refused = { cosmos: { connectionString: 'AccountEndpoint=http://127.0.0.1:1/;AccountKey=bG9jYWw=;' } };
  const ask = (...flags: string[]) => runOps(flags, {}, SCRIPT, undefined, () => refused as unknown as Connections);
  await expect(ask('orders', 'list')).rejects.toThrow(/^connect ECONNREFUSED [\d.:]+: is `npm start` running\?[^\n]*$/);
  await expect(ask('orders', 'list', '--azure')).rejects.toThrow('is it running, and may this network reach it?');
});

/** What can be wrong with each option of each command, and what is said: one line, and nothing is opened. */
test('every option of every command refuses a missing, empty or doubled value, and a flag refuses any', async () => {
  const unclear: string[] = [];
  for (const { name, argument, options = {} } of commands) {
    const call = [...name.split(' '), ...(argument === undefined ? [] : ['x'])];
    const bad = Object.entries(options).flatMap(([option, { type }]) =>
      type === 'boolean'
        ? [[`--${option}=maybe`]]
        : [[`--${option}`], [`--${option}=`], [`--${option}= `], [`--${option}=1`, `--${option}=2`]],
    );
    for (const flags of [...bad, ['--nonsense'], ['x', 'x', 'x'], ['--state', ''], ['--state']]) {
      const error = await failure(...call, ...flags);
      const isClear =
        error instanceof UsageError &&
        error.message.endsWith(`see npm run ops -- ${name} --help`) &&
        !error.message.includes('\n');
      if (!isClear) unclear.push(`${[...call, ...flags].join(' ')}: ${error}`);
    }
  }
  expect(unclear).toEqual([]);
});
