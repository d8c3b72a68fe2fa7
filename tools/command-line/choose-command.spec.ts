import { expect, test } from 'vitest';
import { chooseCommand } from './choose-command.ts';
import type { Program, SubCommand } from './program.ts';
import { UsageError } from './usage-error.ts';

const program: Program<SubCommand> = {
  call: 'npm run shop --',
  commands: [
    { name: 'status', summary: 'how it stands' },
    {
      name: 'orders show',
      argument: 'order',
      summary: 'show an order',
      options: { since: { type: 'string', value: 'DAY', summary: 'from then on', default: 'today' } },
    },
    {
      name: 'orders retry',
      optionalArguments: ['order', 'step'],
      summary: 'try again',
      options: {
        why: { type: 'string', value: 'TEXT', required: true, formerly: ['because'] },
        all: { type: 'boolean', summary: 'all' },
      },
    },
  ],
  common: { json: { type: 'boolean', summary: 'answer in JSON' } },
  notes: 'DAY is a date.',
};
const choose = (args: string, environment = {}) => chooseCommand(program, args.split(' ').filter(Boolean), environment);
const given = (args: string, environment = {}) => {
  const chosen = choose(args, environment);
  if (chosen.kind === 'help') throw new Error(chosen.text);
  return [chosen.command.name, chosen.given];
};
const help = (args: string) => {
  const chosen = choose(args);
  return chosen.kind === 'help' ? chosen.text : undefined;
};

test.each(['x\n2026-11-28  operator ada', 'x\u001b[31m', 'x\u202e'])(
  'an argument with controls is refused: %j',
  (why) => {
    expect(() => chooseCommand(program, ['orders', 'retry', '--why', why])).toThrow(UsageError);
    expect(() => chooseCommand(program, ['orders', 'retry', '--why', why])).toThrow(
      /^control characters and line breaks are not accepted: x[^\n]+$/,
    );
  },
);

test('a command gets its arguments by name, its own options and those of every command', () => {
  expect(given('status')).toEqual(['status', {}]);
  expect(given('orders show 7 --json')).toEqual(['orders show', { order: '7', since: 'today', json: true }]);
  expect(given('orders show --since -5 7')).toEqual(['orders show', { order: '7', since: '-5' }]);
  expect(given('orders show --since=-5 7')).toEqual(['orders show', { order: '7', since: '-5' }]);
  expect(given('orders show --since monday 7')).toEqual(['orders show', { order: '7', since: 'monday' }]);
  expect(given('orders retry 7 book --why x')).toEqual(['orders retry', { order: '7', step: 'book', why: 'x' }]);
});

test.each([
  ['orders show', /^missing: order; see npm run shop -- orders show --help$/],
  ['orders retry 7', 'missing: --why; see npm run shop -- orders retry --help'],
  ['orders show 7 8', 'unexpected: 8; see npm run shop -- orders show --help'],
  ['orders show 7 --loud', "Unknown option '--loud'; see npm run shop -- orders show --help"],
  [
    'orders show 7 --sinse monday',
    "Unknown option '--sinse': did you mean --since?; see npm run shop -- orders show --help",
  ],
  [
    'orders retry 7 --because x',
    "Unknown option '--because': did you mean --why?; see npm run shop -- orders retry --help",
  ],
  ['orders show 7 --json -5', "Unknown option '-5'"],
  ['orders show 7 --since', '--since needs a value: DAY; see npm run shop -- orders show --help'],
  ['orders show 7 --since --json', '--since needs a value: DAY; see npm run shop -- orders show --help'],
  ['orders show 7 --since=', '--since is empty; see npm run shop -- orders show --help'],
  ['orders show 7 --since 1 --since=2', '--since is given twice; see npm run shop -- orders show --help'],
  ['orders show 7 --json=yes', '--json takes no value; see npm run shop -- orders show --help'],
  ['orders shwo 7', 'unknown command: orders shwo; did you mean orders show?'],
  ['order show 7', 'unknown command: order show; did you mean orders show?'],
  ['stats', 'unknown command: stats; did you mean status?'],
  ['paint', /^unknown command: paint; see npm run shop -- --help$/],
  ['orders shwo 7', /^unknown command: orders shwo; did you mean orders show\? see npm run shop -- orders --help$/],
  ['orders --json', /^orders: name one of its commands before --json: show, retry$/],
  ['--json', /^name a command before --json; see npm run shop -- --help$/],
])('%s is refused as wrong usage', (args, message) => {
  expect(() => choose(args)).toThrow(UsageError);
  expect(() => choose(args)).toThrow(message);
});

test('an argument that is empty, as of a variable that is not set, is refused', () => {
  const call = (args: string[]) => () => chooseCommand(program, args, {});
  expect(call(['orders', 'show', ''])).toThrow('an argument is empty; see npm run shop -- orders show --help');
  expect(call(['orders', 'retry', ' ', '--why', 'x'])).toThrow('an argument is empty');
  expect(call(['orders', 'retry', '7', '--why', ' '])).toThrow('--why is empty');
});

test('help covers all commands, a group or one command, with any other arguments', () => {
  expect(help('')).toContain('orders retry [order] [step]  try again');
  expect(help('orders')).not.toContain('status');
  expect(help('orders --help')).toBe(help('orders'));
  expect(help('orders nonsense --help')).toBe(help('orders'));
  const one = help('orders show --loud --help');
  expect(one).toMatch(/^npm run shop -- orders show <order> \[options\]\n\nshow an order\n\n/);
  expect(one).toContain('--since DAY  from then on (default today)');
  expect(help('orders retry --help')).toMatch(/--why TEXT +\(required\)\n/);
  expect(one).toMatch(/--json +answer in JSON\n.*--help +show this help\n\nDAY is a date\.$/);
});

test('flags that npm took as its own are given back to their command', () => {
  const npm = { npm_lifecycle_event: 'shop', npm_config_all: 'true', npm_config_why: 'true' };
  expect(given('orders retry 7 book x', npm)).toEqual([
    'orders retry',
    { order: '7', step: 'book', why: 'x', all: true },
  ]);
  expect(() => choose('orders retry 7', npm)).toThrow('as in `npm run shop -- --why …`');
});
