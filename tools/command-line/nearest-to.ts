/** Guesses what `text` was meant to be: the candidate with the fewest changes, if there are few. */
export function nearestTo(text: string, candidates: readonly string[]): string | undefined {
  const most = Math.max(2, Math.floor(text.length / 3));
  const [nearest] = candidates
    .map((candidate) => ({ candidate, changes: changesBetween(text, candidate) }))
    .filter(({ changes }) => changes <= most)
    .sort((a, b) => a.changes - b.changes);
  return nearest?.candidate;
}

/** How many letters to add, remove or replace (the Levenshtein distance). */
function changesBetween(a: string, b: string): number {
  let above = Array.from({ length: b.length + 1 }, (_, place) => place);
  for (const [row, letter] of [...a].entries()) {
    const here = [row + 1];
    for (let place = 1; place <= b.length; place += 1) {
      const replaced = (above[place - 1] ?? 0) + (letter === b[place - 1] ? 0 : 1);
      here.push(Math.min(replaced, (above[place] ?? 0) + 1, (here[place - 1] ?? 0) + 1));
    }
    above = here;
  }
  return above[b.length] ?? 0;
}
