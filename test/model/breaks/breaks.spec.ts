import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../../tools/root.ts';
import { breaks } from './breaks.ts';

test('each deliberate break has its place in the code of today', () => {
  const misplaced = breaks.flatMap(({ name, edits }) =>
    edits.flatMap(({ file, from }) => {
      const count = readFileSync(join(root, file), 'utf8').split(from).length - 1;
      return count === 1 ? [] : [`${name}: ${file} has ${count} of ${JSON.stringify(from)}`];
    }),
  );
  expect(misplaced).toEqual([]);
});
