import { HostStartError } from '@partner-orders/embedded-azure/host-process';
import { PortInUseError } from '@partner-orders/loopback-server/listen';
import { StateFileError } from '@partner-orders/loopback-server/sqlite/open-database';
import { findRunningStack } from './client/stack-file.ts';

/** Adds advice to the error that stopped a program that starts a stack. @param call how the program is called */
export function adviseOn(
  error: unknown,
  directory: string,
  portBase: number | undefined,
  call = 'npm start --',
): unknown {
  if (!(error instanceof Error)) return error;
  if (error instanceof PortInUseError) return new Error(whoHolds(error, directory, portBase, call), { cause: error });
  if (error instanceof StateFileError && error.message.includes('in use')) {
    return new Error(alreadyRuns(directory, call), { cause: error });
  }
  if (error instanceof HostStartError) {
    return new Error(`The Functions host can't start: ${error.message}`, { cause: error });
  }
  const code = 'code' in error ? error.code : undefined;
  // Node reports ENOENT for a new folder in a read-only one.
  const isFolder = code === 'ENOENT' && 'syscall' in error && error.syscall === 'mkdir';
  if (code === 'EROFS' || code === 'EACCES' || code === 'EPERM' || isFolder) {
    return new Error(`${error.message}: nothing can be written there; \`${call} --state DIR\` keeps state elsewhere`, {
      cause: error,
    });
  }
  return error;
}

function whoHolds(error: PortInUseError, directory: string, portBase: number | undefined, call: string): string {
  if (findRunningStack(directory)) return alreadyRuns(directory, call);
  const other = portBase === undefined || portBase > 65_000 ? 20_000 : portBase + 100;
  return `${error.message}; \`--port-base ${other}\` moves all ports to ${other} … ${other + 17}`;
}

function alreadyRuns(directory: string, call: string): string {
  const second = `\`${call} --state DIR --port-base N\` starts a second one`;
  const stack = findRunningStack(directory);
  const program = call.replace(/ --.*$/, '');
  if (stack === undefined)
    return `${directory} is in use: another \`${program}\` is starting or stopping there; ${second}`;
  const { pid, gateway } = stack;
  return `\`${program}\` already runs here (process ${pid}): ${gateway}; Ctrl-C in its terminal stops it, ${second}`;
}
