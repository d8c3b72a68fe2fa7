import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { drills } from '../../tools/drills/drills.ts';
import { pageOperator } from '../../tools/drills/page-operator.ts';
import { root } from '../../tools/root.ts';
import { portsFrom } from '../../tools/run-locally/stack-ports.ts';

const page = readFileSync(join(root, 'docs', 'drills.md'), 'utf8');

test.each(drills)('$name is on the page of drills, and its runbook names it', ({ name, runbook }) => {
  expect(page).toMatch(new RegExp(`^\\| \`${name}\` \\|.*\\(runbooks/${runbook}\\)`, 'm'));
  expect(readFileSync(join(root, 'docs', 'runbooks', runbook), 'utf8')).toContain(`npm run drill -- ${name}`);
});

test('the ports on the page are those of a drill', () => {
  const ports = Object.values(portsFrom(22_000));
  expect(page).toContain(`on ports ${Math.min(...ports)} to ${Math.max(...ports)}`);
});

test.each(drills)('$name pages the operator with the words of its alert, and its runbook', (drill) => {
  const paged = pageOperator(drill, 200).join('\n');
  expect(paged).toContain(`docs/runbooks/${drill.runbook}`);
});
