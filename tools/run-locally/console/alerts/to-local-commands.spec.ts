import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../../root.ts';
import { toLocalCommands } from './to-local-commands.ts';

test('the operator’s commands name the stack instead of Azure, those of a delivery stay', () => {
  const text = [
    'Run `npm run ops -- orders resume ORDER --because TEXT\n   --azure` or `npm run deliver -- status --azure`:',
    '```',
    'npm run ops -- partners disable PARTNER --because TEXT --azure --yes',
    'npm run --silent ops -- documents show EVENT --json --azure > event.json',
    '```',
  ].join('\n');
  expect(toLocalCommands(text, '/tmp/a $b').split('\n')).toEqual([
    "Run `npm run ops -- orders resume ORDER --because TEXT --state '/tmp/a $b'` or `npm run deliver -- status --azure`:",
    '```',
    "npm run ops -- partners disable PARTNER --because TEXT --state '/tmp/a $b' --yes",
    "npm run --silent ops -- documents show EVENT --json --state '/tmp/a $b' > event.json",
    '```',
  ]);
  expect(toLocalCommands('npm run ops -- status --azure', undefined)).toBe('npm run ops -- status');
});

test('no runbook keeps a command of the operator that asks Azure', () => {
  const runbooks = join(root, 'docs', 'runbooks');
  const left = readdirSync(runbooks).filter((file) =>
    /npm run (--silent )?ops [^`\n]*--azure/.test(
      toLocalCommands(readFileSync(join(runbooks, file), 'utf8'), undefined),
    ),
  );
  expect(left).toEqual([]);
});
