import { z } from 'zod';
import { causeOf } from '../../shared/cause-of.ts';
import type { AzureCli } from './azure-cli.ts';
import type { DeliveryTarget } from './delivery-target.ts';
import { logAnalytics } from './run-query.ts';

/**
 * Access that a command needs long after the sign-in: to the API, to the workspace of the logs, or to the app's data.
 */
export type Later = 'api' | 'logs' | 'data';

/**
 * Gets the tokens that a job needs later, while its sign-in is fresh: a workflow's proof of identity is valid for five
 * minutes, a token in the cache of `az` for an hour or more. If a token is refused, only what needs it fails.
 */
export async function fetchTokens(
  { az, say }: { az: AzureCli; say: (text: string) => void },
  { scope, cosmosEndpoint }: DeliveryTarget,
  later: readonly Later[],
): Promise<void> {
  const of: Record<Later, [option: string, value: string]> = {
    api: ['--scope', scope],
    logs: ['--resource', logAnalytics],
    // As the SDK of Cosmos DB names it: without the port.
    data: ['--resource', new URL(cosmosEndpoint).origin],
  };
  for (const what of later) {
    const call = ['account', 'get-access-token', ...of[what], '--query', 'expiresOn'];
    await az.ask(z.string(), call).catch((error) => say(`no token for ${of[what][1]} yet: ${causeOf(error).message}`));
  }
}
