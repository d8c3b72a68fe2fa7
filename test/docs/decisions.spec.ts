import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../tools/root.ts';

const folder = join(root, 'docs', 'decisions');
const records = globSync('*.md', { cwd: folder }).filter((name) => name !== 'README.md');

test.each(records)('%s is a page with context, decision, rejected options and consequences', (name) => {
  const text = readFileSync(join(folder, name), 'utf8');
  const headings = [...text.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading);
  expect(headings).toEqual(['Context', 'Decision', 'Rejected', 'Consequences']);
  expect(text.split('\n').length).toBeLessThanOrEqual(60);
});

test('the list of decisions has each page under its title', () => {
  const listed = readFileSync(join(folder, 'README.md'), 'utf8');
  for (const name of records) {
    const [title = ''] = readFileSync(join(folder, name), 'utf8').split('\n');
    expect(listed).toContain(`- [${title.replace(/^# /, '')}](${name})`);
  }
});
