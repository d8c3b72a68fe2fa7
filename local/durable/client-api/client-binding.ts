/** What stands for the instance's id in the binding's URLs; the library replaces it. */
const PLACEHOLDER = 'INSTANCEID';

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
export function managementUrls(hubName: string, webhookUrl: string, instanceId: string): ManagementUrls {
  const id = instanceId === PLACEHOLDER ? PLACEHOLDER : encodeURIComponent(instanceId);
  const instance = `${webhookUrl}/instances/${id}`;
  const query = `taskHub=${hubName}&connection=Storage`;
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
 * The value of a `durableClient` binding (BindingHelper.DurableOrchestrationClientToString), as JSON text. The library
 * resolves its paths against `rpcBaseUrl`, so that may be the public API itself, which needs no port of its own.
 */
export function clientBinding(hubName: string, webhookUrl: string): string {
  const create = `${webhookUrl}/orchestrators/{functionName}[/{instanceId}]`;
  return JSON.stringify({
    taskHubName: hubName,
    creationUrls: {
      createNewInstancePostUri: `${create}?`,
      createAndWaitOnNewInstancePostUri: `${create}?timeout={timeoutInSeconds}&pollingInterval={intervalInSeconds}&`,
    },
    managementUrls: managementUrls(hubName, webhookUrl, PLACEHOLDER),
    baseUrl: webhookUrl,
    requiredQueryStringParameters: '',
    rpcBaseUrl: `${webhookUrl}/`,
  });
}
