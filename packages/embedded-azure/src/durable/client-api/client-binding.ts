/** The placeholder for the instance's id in the binding's URLs; the library replaces it. */
const PLACEHOLDER = 'INSTANCEID';

/** The public URL of the extension. */
export interface Webhook {
  /** Without a slash at the end. */
  readonly url: string;
  /** The system key of the extension; undefined where keys are not enforced. */
  readonly key: string | undefined;
}

export interface ManagementUrls {
  id: string;
  statusQueryGetUri: string;
  sendEventPostUri: string;
  terminatePostUri: string;
  rewindPostUri: string;
  purgeHistoryDeleteUri: string;
  restartPostUri: string;
  suspendPostUri: string;
  resumePostUri: string;
}

/** The links of one instance, as HttpApiHandler.GetClientResponseLinks builds them. */
export function managementUrls(hubName: string, webhook: Webhook, instanceId: string): ManagementUrls {
  const id = instanceId === PLACEHOLDER ? PLACEHOLDER : encodeURIComponent(instanceId);
  const instance = `${webhook.url}/instances/${id}`;
  const query = [`taskHub=${hubName}&connection=Storage`, keyQuery(webhook)].filter((part) => part !== '').join('&');
  return {
    id: instanceId,
    statusQueryGetUri: `${instance}?${query}`,
    sendEventPostUri: `${instance}/raiseEvent/{eventName}?${query}`,
    terminatePostUri: `${instance}/terminate?reason={text}&${query}`,
    rewindPostUri: `${instance}/rewind?reason={text}&${query}`,
    purgeHistoryDeleteUri: `${instance}?${query}`,
    restartPostUri: `${instance}/restart?${query}`,
    suspendPostUri: `${instance}/suspend?reason={text}&${query}`,
    resumePostUri: `${instance}/resume?reason={text}&${query}`,
  };
}

/**
 * The value of a `durableClient` binding (BindingHelper.DurableOrchestrationClientToString), as JSON text.
 *
 * @param rpcBaseUrl the library resolves its paths against it
 */
export function clientBinding(hubName: string, webhook: Webhook, rpcBaseUrl: string): string {
  const create = `${webhook.url}/orchestrators/{functionName}[/{instanceId}]`;
  const key = keyQuery(webhook);
  return JSON.stringify({
    taskHubName: hubName,
    creationUrls: {
      createNewInstancePostUri: `${create}?${key}`,
      createAndWaitOnNewInstancePostUri: `${create}?timeout={timeoutInSeconds}&pollingInterval={intervalInSeconds}&${key}`,
    },
    managementUrls: managementUrls(hubName, webhook, PLACEHOLDER),
    baseUrl: webhook.url,
    requiredQueryStringParameters: key,
    rpcBaseUrl,
  });
}

function keyQuery({ key }: Webhook): string {
  return key === undefined ? '' : `code=${key}`;
}
