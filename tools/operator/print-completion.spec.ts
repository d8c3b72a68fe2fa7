import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { commands } from './commands.ts';
import { commonOptions } from './common-options.ts';
import { runOps } from './run-ops.ts';

const directory = mkdtempSync(join(tmpdir(), 'completion-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));
const hasShell = (shell: string) => spawnSync(shell, ['-c', 'true']).status === 0;

async function scriptFor(shell: string): Promise<string> {
  const file = join(directory, `ops.${shell}`);
  writeFileSync(file, `${await runOps(['completion', shell], {})}\n`);
  return file;
}

/** What bash offers after these words; the last one is what is typed so far. */
async function offered(...words: string[]): Promise<string[]> {
  const file = await scriptFor('bash');
  const line = ['ops', ...words].map((word) => `'${word}'`).join(' ');
  const program = `source '${file}'; COMP_WORDS=(${line}); COMP_CWORD=${words.length}; _partner_orders_ops
    printf '%s\\n' "\${COMPREPLY[@]}"; complete -p ops >&2`;
  const text = execFileSync('bash', ['--norc', '-c', program], { encoding: 'utf8', cwd: directory, stdio: 'pipe' });
  return text.split('\n').filter((word) => word !== '');
}

describe('bash completes', () => {
  test('each command, word by word', async () => {
    const first = [...new Set(commands.map(({ name }) => name.split(' ')[0]))];
    expect(await offered('')).toEqual(first);
    expect(await offered('orders', 're')).toEqual(['resume', 'reclaim', 'release', 'reject']);
    expect(await offered('screening', 'rules', '')).toEqual(['list', 'set', 'remove']);
    expect(await offered('nonsense', '')).toEqual([]);
  });

  test('options of the command that was typed, also after its argument', async () => {
    expect(await offered('orders', 'list', '--st')).toEqual(['--state', '--stuck']);
    expect(await offered('dead-letters', 'discard', 'id-1', '--y')).toEqual(['--yes']);
    expect(await offered('orders', '--')).toEqual([]);
  });

  test('every command, and every option of it', async () => {
    const file = await scriptFor('bash');
    const words = commands.map(({ name, options = {} }) => {
      const all = [...Object.keys(commonOptions), ...Object.keys(options), 'help'].map((option) => `--${option}`);
      return { name, options: all.join(' ') };
    });
    const asked = words.map(({ name }) => {
      const parts = name.split(' ');
      return `ask ${name} --; ask ${[...parts.slice(0, -1), `"${parts.at(-1)}"`].join(' ')}`;
    });
    const program = `source '${file}'; ask() { COMP_WORDS=(ops "$@"); COMP_CWORD=$#; _partner_orders_ops; echo "\${COMPREPLY[*]}"; }
      ${asked.join('\n')}`;
    const lines = execFileSync('bash', ['--norc', '-c', program], { encoding: 'utf8', cwd: directory }).split('\n');
    for (const [n, { name, options }] of words.entries()) {
      expect(lines[2 * n], name).toBe(options);
      expect(lines[2 * n + 1]?.split(' '), name).toContain(name.split(' ').at(-1));
    }
  });

  test('what follows an option with a value, before the command and after it', async () => {
    expect(await offered('--state', 'here', 'orders', 're')).toEqual(['resume', 'reclaim', 'release', 'reject']);
    expect(await offered('features', 'off', '--minutes', '30', 'im')).toEqual(['imports']);
    expect(await offered('features', 'on', 'sea')).toEqual(['search']);
  });

  test('values that are known, files, and nothing for what is not known', async () => {
    expect(await offered('partners', 'add', 'acme', '--tier', '')).toEqual(['generous', 'small']);
    expect(await offered('completion', 'z')).toEqual(['zsh']);
    expect(await offered('completion', '--json', 'f')).toEqual(['fish']);
    writeFileSync(join(directory, 'products.csv'), '');
    expect(await offered('catalogue', 'import', 'prod')).toEqual(['products.csv']);
    expect(await offered('audit', '--by', '')).toEqual([]);
    expect(await offered('story', '')).toEqual([]);
  });
});

test.skipIf(!hasShell('zsh'))('zsh can read its script', async () => {
  execFileSync('zsh', ['-n', await scriptFor('zsh')]);
});

test.skipIf(!hasShell('fish'))('fish completes commands and options', async () => {
  const file = await scriptFor('fish');
  const complete = (line: string) =>
    execFileSync('fish', ['--no-config', '-c', `source '${file}'; complete -C '${line}'`], { encoding: 'utf8' });
  expect(complete('ops orders re')).toMatch(/^reclaim\tstart a new saga/m);
  expect(complete('ops orders list --st')).toMatch(/^--stuck\t/m);
  expect(complete('ops features off --minutes 30 im')).toMatch(/^imports/m);
});

test.each(['bash', 'zsh', 'fish'])('the script for %s names every command', async (shell) => {
  const text = (await runOps(['completion', shell], {})) ?? '';
  for (const { name } of commands) for (const word of name.split(' ')) expect(text).toContain(word);
});

test('another shell is refused', async () => {
  await expect(runOps(['completion', 'tcsh'], {})).rejects.toThrow('tcsh: must be bash, zsh, fish');
});
