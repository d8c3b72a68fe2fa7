import { join } from 'node:path';
import { describeOptions, type Given } from '@partner-orders/partner-client/cli/command-options';
import type { CliCommand } from '@partner-orders/partner-client/cli/commands';
import { createConnection } from '@partner-orders/partner-client/cli/create-connection';
import { resolveHere } from '../command-line/resolve-here.ts';
import { runCommand } from '../command-line/run-command.ts';
import { UsageError } from '../command-line/usage-error.ts';
import { root } from '../root.ts';
import { fetchToken } from './client/fetch-token.ts';
import { readStackFile } from './client/stack-file.ts';

/** As long as a token is used, at most: they are valid for an hour. */
const TOKEN_MS = 1_800_000;

/** Runs a command of the partners' own `partner-orders` as a partner of the running stack. */
export function runAsPartner(call: string, { summary, argument, options: own, notes, run }: CliCommand): Promise<void> {
  const options = {
    partner: { type: 'string', default: 'acme', value: 'NAME', summary: 'the partner, acme by default' },
    ...own,
    state: {
      type: 'string',
      default: join(root, '.local'),
      value: 'DIR',
      summary: 'the state of that `npm start`, .local by default',
    },
  } as const;
  const heading = `${call} --${argument === undefined ? '' : ` <${argument}>`} [options]`;
  return runCommand({
    usage: [heading, `${summary} As a partner of the running \`npm start\`.`, describeOptions(options), notes].join(
      '\n\n',
    ),
    options,
    words: argument === undefined ? 0 : 1,
    async run(given: Given, words) {
      try {
        await run(given, words, () => connectAsPartner(String(given['partner']), resolveHere(String(given['state']))));
      } catch (error) {
        throw error instanceof Error && error.name === 'WrongUsage' ? new UsageError(error.message) : error;
      }
    },
  });
}

function connectAsPartner(partner: string, state: string) {
  const { gateway, carrier, partners } = readStackFile(state);
  if (!Object.hasOwn(partners, partner)) {
    throw new UsageError(`there is no partner ${partner}; the partners are ${Object.keys(partners).join(', ')}`);
  }
  let current: { token: string; at: number } | undefined;
  return createConnection({
    ...{ baseUrl: gateway, partner, carrier, advice: 'Is `npm start` running?', isForTrials: true },
    /** The stack may have been started again, with other credentials. */
    async credentials({ refresh }) {
      if (!refresh && current && performance.now() - current.at < TOKEN_MS) return current.token;
      const { identity, partners } = readStackFile(state);
      const credentials = partners[partner];
      if (credentials === undefined) throw new Error(`${join(state, 'stack.json')} names no partner ${partner}`);
      current = { token: await fetchToken(identity, credentials), at: performance.now() };
      return current.token;
    },
  });
}
