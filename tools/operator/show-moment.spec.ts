import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../root.ts';
import { showMoment } from './show-moment.ts';
import { sinceOf } from './since-of.ts';

test('a moment has no thousandths, and can be given to --since', () => {
  expect(showMoment('2026-01-31T12:00:00.123Z')).toBe('2026-01-31T12:00:00Z');
  expect(showMoment('2026-01-31T13:00:00+01:00')).toBe('2026-01-31T12:00:00Z');
  expect(showMoment('never')).toBe('never');
  expect(sinceOf({ since: showMoment('2026-01-31T12:00:00.123Z') }, new Date())).toEqual(
    new Date('2026-01-31T12:00:00Z'),
  );
});

test('no command writes a moment as it is stored', () => {
  const folder = join(root, 'tools', 'operator');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /(?<!\.spec)\.ts$/.test(file),
  );
  const raw = files.flatMap((file) =>
    readFileSync(join(folder, file), 'utf8')
      .split('\n')
      .filter((line) => /\$\{(?:(?:\w+\.)?\w+(?:At|Since)|at|since|until)\}/.test(line))
      .map((line) => `${file}: ${line.trim()}`),
  );
  expect(raw).toEqual([]);
});
