import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startGateway } from '@partner-orders/embedded-azure/gateway';
import { PortInUseError } from '@partner-orders/loopback-server/listen';
import { expect, test } from 'vitest';
import { copyPolicies, GatewayStage, namedValues, POLICIES, temporaryDirectory } from './gateway-stage.ts';

const options = {
  backendUrl: 'http://127.0.0.1:9',
  namedValues: namedValues('http://127.0.0.1:9/tenant/v2.0'),
  operations: [],
};

/** The error of the gateway for `partner-api.xml` with this text at the start of a section. */
async function complaintAbout(policy: string, section = 'inbound'): Promise<string> {
  const policies = copyPolicies(temporaryDirectory(), 'partner-api.xml', (text) =>
    text.replace(`<${section}>`, `<${section}>${policy}`),
  );
  return startGateway({ ...options, policies }).then(
    async (gateway) => {
      await gateway.close();
      return 'started';
    },
    (error: Error) => `${error.name} ${error.message}`,
  );
}

test.each([
  ['a policy', '<ip-filter action="allow"/>', '<ip-filter>: is not supported in <inbound>'],
  ['a policy inside another', '<choose><when condition="@(true)"><cors/></when></choose>', '<cors>: is not supported'],
  [
    'an attribute',
    '<rate-limit-by-key calls="1" renewal-period="60" counter-key="a" increment-count="2"/>',
    '<rate-limit-by-key>: the attribute increment-count is not supported',
  ],
  [
    'a value of an attribute',
    '<set-header name="a" exists-action="append"><value>b</value></set-header>',
    '<set-header>: exists-action="append" is not supported, only override, skip, delete',
  ],
  [
    'a number out of bounds',
    '<rate-limit-by-key calls="1" renewal-period="301" counter-key="a"/>',
    '<rate-limit-by-key>: renewal-period="301" is not a whole number from 1 to 300',
  ],
  [
    'a child',
    '<return-response><set-status code="200" reason="OK"/><set-variable/></return-response>',
    '<return-response>: <set-variable> is not supported here',
  ],
  [
    'a member of an expression',
    '<set-variable name="a" value="@(context.Deployment.Region)"/>',
    '<set-variable>: the expression @(context.Deployment.Region): context.Deployment.Region is not supported',
  ],
  [
    'a method of an expression',
    '<set-variable name="a" value="@(context.Request.Method.ToLower())"/>',
    '<set-variable>: the expression @(context.Request.Method.ToLower()): string.ToLower is not supported',
  ],
  [
    'an expression of several statements',
    '<set-variable name="a" value="@{ return 1; }"/>',
    '<set-variable>: multi-statement expressions @{…} are not supported',
  ],
  [
    'a condition that is not a boolean',
    '<choose><when condition="@(1 + 1)"/></choose>',
    '<when>: the expression @(1 + 1) is of type number, not bool',
  ],
  ['a named value', '<set-variable name="a" value="{{missing}}"/>', '<named value>: {{missing}} has no value'],
  ['a fragment', '<include-fragment fragment-id="nowhere"/>', '<include-fragment>: there is no fragment nowhere'],
])('an unsupported part of a policy is refused by name: %s', async (_what, policy, fault) => {
  const complaint = await complaintAbout(policy);
  expect(complaint).toContain(`PolicyError partner-api.xml: ${fault}`);
  expect(complaint).not.toContain('\n');
});

/** The line of the file that errors in the inbound section refer to. */
const inboundAt = readFileSync(join(POLICIES, 'partner-api.xml'), 'utf8').split('<inbound>')[0]?.split('\n').length;

test.each([
  ['an element that is never closed', '<choose>', 'line '],
  [
    'an ampersand that is not escaped',
    '<set-variable name="a" value="@(true && true)"/>',
    `line ${inboundAt}: an ampersand`,
  ],
  ['a numeric character reference', '<set-variable name="a" value="&#65;"/>', `line ${inboundAt}: an ampersand`],
  ['a < that is not escaped', '<set-variable name="a" value="@(1 < 2)"/>', `line ${inboundAt}: a < in an attribute`],
  ['a quote that is not escaped', '<set-variable name="a" value="@("b")"/>', 'line '],
])('%s is refused as malformed', async (_what, policy, fault) => {
  expect(await complaintAbout(policy)).toContain(`PolicyError partner-api.xml: <xml>: ${fault}`);
});

test('a backend section accepts only one policy', async () => {
  expect(await complaintAbout('<forward-request/>', 'backend')).toContain('<backend>: takes exactly one policy');
});

test('policies of a single operation are refused, because the gateway would not run them', async () => {
  const policies = copyPolicies(temporaryDirectory(), 'products.xml', () => '<policies />');
  const complaint = 'products.xml: <policies>: policies of single operations are not supported';
  await expect(startGateway({ ...options, policies })).rejects.toThrow(complaint);
});

test('a policy file without one of the four sections is refused', async () => {
  const policies = copyPolicies(temporaryDirectory(), 'partner-api.xml', (text) =>
    text.replace(/<on-error>[\s\S]*<\/on-error>/, ''),
  );
  const complaint = 'partner-api.xml: <policies>: needs exactly one <on-error>';
  await expect(startGateway({ ...options, policies })).rejects.toThrow(complaint);
});

test('a fragment that includes another is refused, as in Azure', async () => {
  const directory = temporaryDirectory();
  const policies = copyPolicies(directory, 'partner-api.xml', (text) => text);
  const fragment = '<fragment><include-fragment fragment-id="problem"/></fragment>';
  writeFileSync(join(policies, 'fragments/correlation-id.xml'), fragment);
  await expect(startGateway({ ...options, policies })).rejects.toThrow(
    "the fragment correlation-id can't include another",
  );
});

test('a port in use is refused by name', async () => {
  const stage = await GatewayStage.start();
  const policies = copyPolicies(temporaryDirectory(), 'partner-api.xml', (text) => text);
  const port = Number(new URL(stage.url).port);
  await expect(startGateway({ ...options, policies, port })).rejects.toThrow(PortInUseError);
});
