import { describe, expect, test } from 'vitest';
import { azCommand } from '../../tools/delivery/az-command.ts';

const args = ['rest', '--url', '/subscriptions/s?a=1&b=2', '--query', '[].{id: id}'];

describe('the command that calls the Azure CLI', () => {
  test('is the program itself on Linux and macOS', () => {
    for (const platform of ['linux', 'darwin'] as const) {
      expect(azCommand(platform, args)).toEqual({ file: 'az', args, shell: false });
    }
  });

  test('is a line for the shell on Windows, where az is a batch file: every argument is in quotes', () => {
    expect(azCommand('win32', args)).toEqual({
      file: 'az.cmd "rest" "--url" "/subscriptions/s?a=1&b=2" "--query" "[].{id: id}"',
      args: [],
      shell: true,
    });
  });

  test.each(['{"a":1}', '%PATH%', 'one\ntwo', 'C:\\folder\\'])('refuses %j on Windows', (unsafe) => {
    expect(() => azCommand('win32', ['rest', unsafe])).toThrow('on Windows');
    expect(azCommand('linux', ['rest', unsafe]).args).toEqual(['rest', unsafe]);
  });
});
