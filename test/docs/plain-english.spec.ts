import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../tools/root.ts';

/** Words that make a reader stop, and what to write instead. */
const archaic: Record<string, string> = {
  alike: 'both, in the same way',
  anew: 'again',
  'as it came': 'unchanged',
  'at odds': 'differ, disagree',
  'at the least': 'at least',
  'at the most': 'at most',
  beforehand: 'before',
  'for ever': 'forever, or how long',
  'for so long': 'for this long',
  'goes on where': 'continues where',
  hence: 'so',
  hither: 'here',
  lest: 'so that … not',
  'made where there is none': 'created if missing',
  'no more than a': 'only a',
  'save for': 'except',
  'should they': 'if they',
  'so many at once': 'a limited number at the same time',
  'takes a free one': 'chooses a free one',
  'tells of': 'reports, describes',
  thence: 'from there',
  therein: 'in it',
  thereof: 'of it',
  thither: 'there',
  'told of': 'reported, told',
  'unless told': 'by default',
  upon: 'on',
  whence: 'from where',
  whereby: 'by which, so that',
  wherein: 'in which',
  whoever: 'anyone who, the caller',
  whomever: 'anyone whom',
  whosoever: 'anyone who',
};
const pattern = new RegExp(`\\b(${Object.keys(archaic).join('|').replaceAll(' ', '\\s+')})\\b`, 'gi');

const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], { cwd: root, encoding: 'utf8' })
  .split('\n')
  .filter((file) => /\.(md|ts|mjs|cjs|json|jsonc|xml|bicep|kql|yml|yaml|html|sample)$/.test(file))
  .filter((file) => !/^package-lock\.json$|^bench\/peers\/|^test\/docs\/plain-english\.spec\.ts$|^LICENSE/.test(file));

test('every text is in plain English', () => {
  const found = files.flatMap((file) => {
    const lines = readFileSync(join(root, file), 'utf8').split('\n');
    return lines.flatMap((line, index) =>
      [...line.matchAll(pattern)].map(([word]) => `${file}:${index + 1}: "${word}": ${archaic[word.toLowerCase()]}`),
    );
  });
  expect(found).toEqual([]);
});
