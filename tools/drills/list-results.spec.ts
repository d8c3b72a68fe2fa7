import { appendFileSync, existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { forgetDrill } from './forget-drill.ts';
import { keepResult } from './keep-result.ts';
import { listResults } from './list-results.ts';
import { resultsFileIn } from './results-file-in.ts';

let directory: string;
beforeEach(() => (directory = mkdtempSync(join(tmpdir(), 'results-'))));
afterEach(() => rmSync(directory, { recursive: true, force: true }));

const at = '2026-01-02T03:04:05.000Z';
const result = { drill: 'stuck-saga', at, outcome: 'repaired', seconds: 200, isPlayed: false, hints: 1 } as const;

test('results stay when the state of a drill is deleted, and a damaged one hides no other', () => {
  keepResult(directory, result);
  writeFileSync(join(directory, 'stack.json'), '{}');
  const { ino } = statSync(resultsFileIn(directory));
  forgetDrill(directory);
  expect(statSync(resultsFileIn(directory)).ino, 'the file was never away').toBe(ino);
  expect(existsSync(join(directory, 'stack.json'))).toBe(false);
  // Nothing but results is there now.
  forgetDrill(directory);
  appendFileSync(resultsFileIn(directory), 'damaged\n');
  keepResult(directory, { ...result, outcome: 'given up', isPlayed: true });
  expect(listResults(directory)).toEqual([
    '2026-01-02 03:04 UTC  stuck-saga          repaired in 3 min 20 s      1 hint',
    `${resultsFileIn(directory)}:2: damaged`,
    '2026-01-02 03:04 UTC  stuck-saga          given up after 3 min 20 s   played by the drill',
  ]);
});

test('a directory with files of somebody else is still left alone', () => {
  keepResult(directory, result);
  writeFileSync(join(directory, 'photo.jpg'), '');
  expect(() => forgetDrill(directory)).toThrow('not deleted');
  expect(existsSync(resultsFileIn(directory))).toBe(true);
});
