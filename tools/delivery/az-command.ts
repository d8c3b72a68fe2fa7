/** How a process is started: a program with its arguments, or one line for a shell. */
export interface CommandLine {
  file: string;
  args: string[];
  shell: boolean;
}

/**
 * The command that calls the Azure CLI. On Windows `az` is a batch file, which only a shell can run, and which passes its
 * arguments to a second one.
 *
 * @throws Error for an argument that no quotes can protect from both shells: long texts go into a file
 */
export function azCommand(platform: NodeJS.Platform, args: readonly string[]): CommandLine {
  if (platform !== 'win32') return { file: 'az', args: [...args], shell: false };
  const unsafe = args.find((arg) => /["%\r\n]/.test(arg) || arg.endsWith('\\'));
  if (unsafe !== undefined) throw new Error(`az can't be called on Windows with an argument such as ${unsafe}`);
  return { file: ['az.cmd', ...args.map((arg) => `"${arg}"`)].join(' '), args: [], shell: true };
}
