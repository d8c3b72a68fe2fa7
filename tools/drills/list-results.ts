import { existsSync, readFileSync } from 'node:fs';
import { DrillResult } from './keep-result.ts';
import { resultsFileIn } from './results-file-in.ts';
import { durationOf } from './write-score.ts';

/** The results of all drills with this state, the oldest first, one on a line. A damaged one says so, and hides no other. */
export function listResults(directory: string): string[] {
  const file = resultsFileIn(directory);
  const kept = existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : [];
  return kept.length === 0 ? [`none in ${file}`] : kept.map((line, n) => lineOf(line) ?? `${file}:${n + 1}: damaged`);
}

function lineOf(text: string): string | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const { data } = DrillResult.safeParse(value);
  if (data === undefined) return undefined;
  const { drill, at, outcome, seconds, isPlayed, hints } = data;
  const how = isPlayed ? 'played by the drill' : hints === 1 ? '1 hint' : `${hints} hints`;
  const took = `${outcome} ${outcome === 'repaired' ? 'in' : 'after'} ${durationOf(seconds * 1_000)}`;
  return `${at.slice(0, 16).replace('T', ' ')} UTC  ${drill.padEnd(18)}  ${took.padEnd(26)}  ${how}`;
}
