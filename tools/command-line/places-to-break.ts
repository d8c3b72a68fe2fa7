/** A call as it is written in prose: between backticks, or from its program's name to a mark that ends it. */
const CALL = /`[^`]*`|\b(?:npm (?:run|start)|azd? [a-z])(?:'[^']*'|"[^"]*"|[^;,:)`'"]|[,:](?! |$))*/g;

/**
 * Where a line of text may be broken: the indices of its spaces, but none in a call. A call that is copied in two parts runs
 * its first line, which may say something else than the whole: `--all` without `--dry-run`.
 */
export function placesToBreak(text: string): number[] {
  const calls = [...text.matchAll(CALL)].map(({ index, 0: call }) => ({
    from: index,
    to: index + call.trimEnd().length,
  }));
  const places: number[] = [];
  let wordFrom = 0;
  for (const { index, 0: gap } of text.matchAll(/ +/g)) {
    const before = text.slice(wordFrom, index);
    wordFrom = index + gap.length;
    while (calls[0] !== undefined && calls[0].to <= index) calls.shift();
    const isInCall = calls[0] !== undefined && index > calls[0].from;
    // An option stays with the word before it, and its value with the option.
    const isAtOption = text.startsWith('--', wordFrom) || /^--[\w-]+$/.test(before);
    if (!isInCall && !isAtOption) places.push(index);
  }
  return places;
}
