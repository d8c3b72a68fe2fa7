import { EndpointId } from '../../shared/domain/ids.ts';
import type { OwnedEndpoint } from '../../shared/ports/webhooks-admin.ts';
import { UsageError } from '../command-line/usage-error.ts';
import type { OperatorPorts } from './operator-ports.ts';
import { OpsError } from './ops-error.ts';

/**
 * Finds an endpoint of any partner by its id.
 *
 * @throws UsageError, OpsError
 */
export async function findEndpoint({ webhooks }: OperatorPorts, text: string): Promise<OwnedEndpoint> {
  const id = EndpointId.safeParse(text);
  if (!id.success) throw new UsageError(`${text} is not the id of a webhook endpoint: whe_…`);
  const { endpoints } = await webhooks.list();
  const found = endpoints.find(({ endpoint }) => endpoint.id === id.data);
  if (found === undefined) throw new OpsError(`there is no webhook endpoint ${text}: webhooks list`);
  return found;
}
