import { randomUUID } from 'node:crypto';
import { ArgumentError } from './engine-errors.ts';

const MAX_LENGTH = 100;
/** What Azure Storage can't have in a key, and control characters. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
const FORBIDDEN = /[/\\#?\u0000-\u001f\u007f-\u009f]/;

/** A GUID in .NET's format "N". */
export function newId(): string {
  return randomUUID().replaceAll('-', '');
}

/** The rules and texts of the extension's DurableClient. @throws ArgumentError */
export function assertInstanceId(instanceId: string): void {
  if (instanceId.startsWith('@')) throw new ArgumentError('Orchestration instance ids must not start with @.');
  if (FORBIDDEN.test(instanceId)) {
    throw new ArgumentError('Orchestration instance ids must not contain /, \\, #, ?, or control characters.');
  }
  if (instanceId.length > MAX_LENGTH) {
    throw new ArgumentError(`Instance ID lengths must not exceed ${MAX_LENGTH} characters.`);
  }
}
