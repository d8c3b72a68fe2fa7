import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

const nodeModules = join(import.meta.dirname, '../../../../node_modules');

/** A runnable app of one CJS file; `undefined` leaves a file out. */
const defaults: Record<string, string | undefined> = {
  'package.json': '{ "main": "app.js" }',
  'host.json': '{ "version": "2.0" }',
  'app.js': "require('@azure/functions').app.http('hello', { handler: () => ({ body: 'hello' }) });",
};

/** Writes an app into a temporary folder that the current test removes. @returns the folder */
export function writeApp(files: Record<string, string | undefined>): string {
  const folder = mkdtempSync(join(tmpdir(), 'functions-app-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, text] of Object.entries({ ...defaults, ...files })) {
    if (text === undefined) continue;
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  symlinkSync(nodeModules, join(folder, 'node_modules'));
  return folder;
}

/** The text of an app that registers one function by a call such as `http('x', { … })`. */
export function registering(call: string): string {
  return `const { app, input, output, trigger } = require('@azure/functions');\napp.${call};`;
}
