/**
 * How a command is started. On Windows the tools are batch files, which only a shell can run, and the shell splits arguments at
 * spaces: `--name "Initech Ltd"` has to stay one.
 *
 * @param {NodeJS.Platform} platform
 * @param {string} command
 * @param {readonly string[]} args
 * @returns {{ file: string, args: string[], shell: boolean }}
 */
export function commandLineFor(platform, command, args) {
  if (platform !== 'win32') return { file: command, args: [...args], shell: false };
  return { file: [command, ...args].map(quoteForCmd).join(' '), args: [], shell: true };
}

/** Backslashes before a quote would escape it, so those at the end are doubled. */
function quoteForCmd(arg) {
  if (/^[\w./:\\@+-]+$/.test(arg)) return arg;
  return `"${arg.replaceAll('"', '""').replace(/\\+$/, '$&$&')}"`;
}
