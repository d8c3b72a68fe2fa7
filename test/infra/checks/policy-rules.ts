export type Section = 'inbound' | 'backend' | 'outbound' | 'on-error';

/** What the reference of API Management's policies says of one element. */
export interface PolicyRule {
  readonly sections: readonly Section[];
  /** By name; `true` for those that have to be there. */
  readonly attributes: Readonly<Record<string, boolean>>;
  /** In this order, which the reference asks for; `policies` where any policy may stand. */
  readonly children: readonly string[] | 'policies';
  /** Attributes that take no expression. */
  readonly literal?: readonly string[];
}

const anywhere: readonly Section[] = ['inbound', 'backend', 'outbound', 'on-error'];
/** Only within an element that lists them. */
const nowhere: readonly Section[] = [];

/**
 * The policies that infra/policies uses, all of them in the gateway of the v2 tiers and at the scopes global and API.
 * Copied from https://learn.microsoft.com/azure/api-management/<name>-policy; a policy that is not here has to be looked up
 * there first (`quota-by-key`, for one, is not in the v2 tiers).
 */
export const policyRules: Readonly<Record<string, PolicyRule>> = {
  choose: { sections: anywhere, attributes: {}, children: ['when', 'otherwise'] },
  when: { sections: nowhere, attributes: { condition: true }, children: 'policies' },
  otherwise: { sections: nowhere, attributes: {}, children: 'policies' },
  'include-fragment': {
    sections: anywhere,
    attributes: { 'fragment-id': true },
    children: [],
    literal: ['fragment-id'],
  },
  'set-variable': { sections: anywhere, attributes: { name: true, value: true }, children: [], literal: ['name'] },
  'set-header': { sections: anywhere, attributes: { name: true, 'exists-action': false }, children: ['value'] },
  value: { sections: nowhere, attributes: {}, children: [] },
  'return-response': {
    sections: anywhere,
    attributes: { 'response-variable-name': false },
    children: ['set-status', 'set-header', 'set-body'],
    literal: ['response-variable-name'],
  },
  'set-status': { sections: anywhere, attributes: { code: true, reason: true }, children: [] },
  'set-body': {
    sections: ['inbound', 'backend', 'outbound'],
    attributes: { template: false, 'xsi-nil': false },
    children: [],
    literal: ['template', 'xsi-nil'],
  },
  'validate-jwt': {
    sections: ['inbound'],
    attributes: {
      'header-name': false,
      'query-parameter-name': false,
      'token-value': false,
      'failed-validation-httpcode': false,
      'failed-validation-error-message': false,
      'require-expiration-time': false,
      'require-scheme': false,
      'require-signed-tokens': false,
      'clock-skew': false,
      'output-token-variable-name': false,
    },
    children: ['openid-config', 'issuer-signing-keys', 'decryption-keys', 'audiences', 'issuers', 'required-claims'],
    literal: ['output-token-variable-name'],
  },
  'openid-config': { sections: nowhere, attributes: { url: true }, children: [] },
  audiences: { sections: nowhere, attributes: {}, children: ['audience'] },
  audience: { sections: nowhere, attributes: {}, children: [] },
  issuers: { sections: nowhere, attributes: {}, children: ['issuer'] },
  issuer: { sections: nowhere, attributes: {}, children: [] },
  'required-claims': { sections: nowhere, attributes: {}, children: ['claim'] },
  claim: { sections: nowhere, attributes: { name: true, match: false, separator: false }, children: ['value'] },
  'rate-limit-by-key': {
    sections: ['inbound'],
    attributes: {
      calls: true,
      'renewal-period': true,
      'counter-key': true,
      'increment-condition': false,
      'increment-count': false,
      'retry-after-header-name': false,
      'retry-after-variable-name': false,
      'remaining-calls-header-name': false,
      'remaining-calls-variable-name': false,
      'total-calls-header-name': false,
    },
    children: [],
    literal: ['retry-after-variable-name', 'remaining-calls-variable-name'],
  },
  'authentication-managed-identity': {
    sections: ['inbound'],
    attributes: { resource: true, 'client-id': false, 'output-token-variable-name': false, 'ignore-error': false },
    children: [],
    literal: ['client-id', 'output-token-variable-name'],
  },
  'set-backend-service': {
    sections: ['inbound', 'backend'],
    attributes: { 'base-url': false, 'backend-id': false },
    children: [],
  },
  retry: {
    sections: anywhere,
    attributes: {
      condition: true,
      count: true,
      interval: true,
      'max-interval': false,
      delta: false,
      'first-fast-retry': false,
    },
    children: 'policies',
  },
  'forward-request': {
    sections: ['backend'],
    attributes: {
      'http-version': false,
      timeout: false,
      'timeout-ms': false,
      'continue-timeout': false,
      'follow-redirects': false,
      'buffer-request-body': false,
      'buffer-response': false,
      'fail-on-error-status-code': false,
    },
    children: [],
    // Only the timeouts are said to take expressions.
    literal: ['http-version', 'buffer-request-body', 'buffer-response', 'fail-on-error-status-code'],
  },
};

/** Of https://learn.microsoft.com/azure/api-management/api-management-error-handling-policies, and include-fragment. */
export const allowedInOnError: readonly string[] = [
  'choose',
  'set-variable',
  'find-and-replace',
  'return-response',
  'set-header',
  'set-method',
  'set-status',
  'send-request',
  'send-one-way-request',
  'log-to-eventhub',
  'json-to-xml',
  'xml-to-json',
  'limit-concurrency',
  'mock-response',
  'retry',
  'trace',
  'include-fragment',
];

/** Headers that set-header can't change. */
export const fixedHeaders: readonly string[] = ['connection', 'content-length', 'keep-alive', 'transfer-encoding'];

/**
 * The types that expressions here name, with the members that a policy may use of them; `*` for all. Of
 * https://learn.microsoft.com/azure/api-management/api-management-policy-expressions.
 */
export const allowedTypes: Readonly<Record<string, readonly string[] | '*'>> = {
  Convert: '*',
  DateTime: ['UtcNow', 'Now', 'Parse', 'Today'],
  Guid: '*',
  JArray: '*',
  JObject: '*',
  JProperty: '*',
  Jwt: '*',
  'Newtonsoft.Json.Formatting': '*',
  Regex: ['IsMatch', 'Match', 'Matches', 'Replace', 'Unescape', 'Split'],
  'System.Security.Cryptography.SHA256': '*',
  'System.Text.Encoding': '*',
};

/** What of `context` may be read, as far as policies here read it. */
export const allowedContext: readonly string[] = [
  'context.Elapsed.TotalSeconds',
  'context.LastError.Reason',
  'context.LastError.Source',
  'context.Request.Body.As',
  'context.Request.Headers.ContainsKey',
  'context.Request.Headers.GetValueOrDefault',
  'context.Request.IpAddress',
  'context.Request.Method',
  'context.Request.OriginalUrl.Path',
  'context.Response.Headers.ContainsKey',
  'context.Response.Headers.GetValueOrDefault',
  'context.Response.StatusCode',
  'context.Variables.ContainsKey',
  'context.Request.Body',
  'context.Response',
  'context.Variables',
];
