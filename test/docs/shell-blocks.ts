import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../tools/root.ts';

const FENCE = /^ *```(\w*) *\n([\s\S]*?)^ *```$/gm;

/** The lines of a page's blocks of commands. A line that continues is one line. */
export function shellBlocks(page: string): { shell: 'sh' | 'powershell'; lines: string[] }[] {
  const text = readFileSync(join(root, page), 'utf8');
  return [...text.matchAll(FENCE)].flatMap(([, language, block = '']) => {
    if (!['', 'sh', 'bash', 'powershell'].includes(language ?? '')) return [];
    const lines = block.replace(/[\\`]\n\s*/g, ' ').split('\n');
    const shell = language === 'powershell' ? ('powershell' as const) : ('sh' as const);
    return [{ shell, lines: lines.map((line) => line.trim()).filter((line) => line !== '') }];
  });
}
