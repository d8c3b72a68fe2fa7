const FENCE = /^ *```(\w*) *\n([\s\S]*?)^ *```$/gm;

/** The commands in a text as a person would copy them: those of its code blocks, then those in its sentences. */
export function commandsIn(text: string): string[] {
  const blocks = [...text.matchAll(FENCE)].flatMap(([, language, block = '']) => (language === '' ? [block] : []));
  const inBlocks = blocks.flatMap((block) => {
    const lines = block.replace(/\\\n\s*/g, ' ').split('\n');
    return lines.map((line) => line.trim()).filter((line) => line !== '');
  });
  const prose = text.replace(FENCE, '');
  const inText = [...prose.matchAll(/`((?:npm run|az|curl) [^`]+)`/g)].map(([, line = '']) =>
    line.replace(/\s+/g, ' '),
  );
  return [...new Set([...inBlocks, ...inText])];
}
