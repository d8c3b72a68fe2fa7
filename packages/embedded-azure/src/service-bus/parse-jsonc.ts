const STRING_OR_COMMENT = /"(?:\\.|[^"\\])*"|\/\/[^\n]*|\/\*[\s\S]*?\*\//g;
const STRING_OR_TRAILING_COMMA = /"(?:\\.|[^"\\])*"|,(?=\s*[}\]])/g;

/** JSON with comments and trailing commas, which the file that ships with the official emulator has. */
export function parseJsonc(text: string): unknown {
  const keepStrings = (match: string) => (match.startsWith('"') ? match : match.replace(/[^\n]/g, ' '));
  return JSON.parse(text.replace(STRING_OR_COMMENT, keepStrings).replace(STRING_OR_TRAILING_COMMA, keepStrings));
}
