import { expect, test } from 'vitest';
import { checkPolicyRules } from './checks/check-policy-rules.ts';
import { infraFolder } from './deployed.ts';
import { type FileChange, withChangedFile } from './with-changed-file.ts';

test('every policy is one that API Management has, where it may stand, with what it takes', () => {
  expect(checkPolicyRules(infraFolder)).toEqual([]);
});

const file = 'policies/partner-api.xml';
const service = 'policies/azure/service.xml';
const problem = 'policies/fragments/problem.xml';

const changes: [what: string, change: FileChange, fault: RegExp][] = [
  [
    'a policy that the v2 tiers lack',
    { file, from: '<set-variable name="stage" value="forwarding" />', to: '<quota-by-key calls="1" />' },
    /<quota-by-key> is not in the list/,
  ],
  [
    'a limit in another section',
    {
      file,
      from: '<set-variable name="stage" value="answered" />',
      to: '<rate-limit-by-key calls="1" renewal-period="1" counter-key="a" />',
    },
    /<rate-limit-by-key> may not stand in <outbound>/,
  ],
  [
    'a window over five minutes',
    { file, from: 'renewal-period="60"', to: 'renewal-period="301"' },
    /renewal-period is not/,
  ],
  [
    'an attribute that isn’t there',
    { file, from: 'clock-skew="60"', to: 'clock-skew-seconds="60"' },
    /no attribute clock-skew-s/,
  ],
  ['an attribute that is missing', { file, from: 'counter-key=', to: 'total-calls-header-name=' }, /lacks counter-key/],
  [
    'an expression that isn’t taken',
    { file, from: 'buffer-request-body="true"', to: 'buffer-request-body="@(true)"' },
    /takes no expression/,
  ],
  [
    'two policies in backend',
    { file, from: '  <backend>', to: '  <backend><forward-request />' },
    /<backend> takes one policy/,
  ],
  [
    'a fragment within a fragment',
    { file: problem, from: '<fragment>', to: '<fragment><include-fragment fragment-id="a" />' },
    /has a <include-fragment>/,
  ],
  [
    'a fragment’s policy where it may not stand',
    { file: problem, from: '<fragment>', to: '<fragment><set-body>a</set-body>' },
    /<set-body> may not stand in <on-error>/,
  ],
  [
    'children in another order',
    { file: problem, from: '<return-response>', to: '<return-response><set-body>a</set-body>' },
    /in another order/,
  ],
  [
    'an outer scope of the outermost',
    { file: service, from: '<inbound>', to: '<inbound><base />' },
    /<base> has no outer scope/,
  ],
  [
    'a type that expressions may not use',
    { file, from: 'long.Parse(', to: 'Environment.GetCommandLine(' },
    /Environment\.GetCommandLine is not in the list/,
  ],
  [
    'a member that a type lacks',
    { file, from: 'Regex.IsMatch(', to: 'Regex.Escape(' },
    /Regex\.Escape is not in the list/,
  ],
  [
    'a context that isn’t there',
    { file, from: 'context.Request.IpAddress', to: 'context.Request.Address' },
    /context\.Request\.Address is not in the list/,
  ],
  [
    'a header that can’t be changed',
    { file, from: 'name="referrer-policy"', to: 'name="Connection"' },
    /connection can't be changed/,
  ],
];

test.each(changes)('the check reports %s', (_, change, fault) => {
  expect(withChangedFile(change, checkPolicyRules).join('\n')).toMatch(fault);
});
