import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startCompiler } from './bicep/start-compiler.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'compiler-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function started(body: string) {
  const file = join(folder, 'bicep');
  writeFileSync(file, `#!/bin/sh\n${body}\n`);
  chmodSync(file, 0o755);
  return startCompiler(file);
}

describe.skipIf(process.platform === 'win32')('a compiler', () => {
  test('that crashes ends the request that waits, and each later one', async () => {
    const { request } = started('read line; exit 134');
    await expect(request('bicep/compile', {})).rejects.toThrow(/bicep ended: exit code 134/);
    await expect(request('bicep/compile', {})).rejects.toThrow(/bicep ended: exit code 134/);
  });

  test('that is another program is not waited for', async () => {
    const { request } = started('echo "Welcome to Node.js"; exec sleep 600');
    await expect(request('bicep/compile', {})).rejects.toThrow(/doesn't answer as Bicep's compiler: "Welcome/);
    await expect(request('bicep/compile', {})).rejects.toThrow(/doesn't answer/);
  });

  test('that isn’t there is named', async () => {
    const { request } = startCompiler(join(folder, 'none'));
    await expect(request('bicep/compile', {})).rejects.toThrow(/none can't be run/);
  });
});
