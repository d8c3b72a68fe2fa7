import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { problems } from '../../shared/problems.ts';
import { problemTexts, problemTextsFile } from '../../tools/azure/write-problem-texts.ts';
import { infraFolder } from './deployed.ts';

const policies = globSync('policies/**/*.xml', { cwd: infraFolder }).map((name) => ({
  name,
  text: readFileSync(join(infraFolder, name), 'utf8'),
}));

test('the gateway’s statuses and messages match the table of problems: if not, run npm run openapi', () => {
  expect(readFileSync(problemTextsFile, 'utf8')).toBe(problemTexts());
  const branches = [
    ...problemTexts().matchAll(
      /== &quot;(\w+)&quot;[\s\S]*?Status" value="@\((\d+)\)"[\s\S]*?Reason" value="([^"]+)"[\s\S]*?Message" value="([^"]+)"/g,
    ),
  ];
  const texts = branches.map(([, code, status, reason, message]) => [code, Number(status), reason, message]);
  expect(texts).toContainEqual(['rate_limited', 429, 'Too Many Requests', problems.rate_limited.title]);
  expect(texts).toHaveLength(8);
});

test('no policy contains a status or message of a problem', () => {
  const byHand = policies.filter(({ text }) => /name="problem(Status|Reason|Message)"/.test(text));
  expect(byHand.map(({ name }) => name)).toEqual(['policies/fragments/problem-texts.xml']);
});

test('every policy that answers with a problem looks up its texts first', () => {
  const answers = policies.flatMap(({ text }) => [
    ...text.matchAll(/([^\n]*)\n\s*<include-fragment fragment-id="problem" \/>/g),
  ]);
  expect(answers).not.toEqual([]);
  for (const [, before] of answers) expect(before).toContain('<include-fragment fragment-id="problem-texts" />');
});
