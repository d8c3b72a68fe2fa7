import { GatewayFault } from '../gateway-fault.ts';
import {
  expectOnly,
  oneOf,
  onlyChild,
  type PolicyElement,
  refuse,
  requiredAttribute,
  wholeNumber,
} from '../xml/policy-element.ts';
import type { CompilePolicy } from './policy.ts';
import { TokenRefusal, type TokenRules, TokenValidator } from './token-validator.ts';

/** https://learn.microsoft.com/azure/api-management/validate-jwt-policy, for RS256 tokens in a header. */
export const validateJwt: CompilePolicy = (element, { services: { clock } }) => {
  expectOnly(element, {
    attributes: [
      'header-name',
      'require-scheme',
      'failed-validation-httpcode',
      'require-expiration-time',
      'require-signed-tokens',
      'clock-skew',
      'output-token-variable-name',
    ],
    children: ['openid-config', 'audiences', 'issuers', 'required-claims'],
  });
  const header = requiredAttribute(element, 'header-name').toLowerCase();
  const scheme = requiredAttribute(element, 'require-scheme').toLowerCase();
  const status = Number(oneOf(element, 'failed-validation-httpcode', ['401', '403'], '401'));
  oneOf(element, 'require-signed-tokens', ['true'], 'true');
  const output = element.attributes.get('output-token-variable-name');
  const validator = new TokenValidator(rulesOf(element), clock);

  return (exchange) => {
    const given = exchange.request.headers[header];
    const [, givenScheme, token] = /^([\w-]+) +([\w.~+/=-]+)$/.exec(typeof given === 'string' ? given : '') ?? [];
    if (token === undefined || givenScheme?.toLowerCase() !== scheme) {
      const reason = given === undefined ? 'TokenNotPresent' : 'JwtInvalid';
      throw fault(status, reason, given === undefined ? 'JWT not present.' : 'the header holds no JWT');
    }
    const known = validator.recall(token);
    if (known !== undefined) {
      if (output !== undefined) exchange.variables.set(output, known);
      return 'next';
    }
    return validator.validate(token).then(
      (jwt) => {
        if (output !== undefined) exchange.variables.set(output, jwt);
        return 'next' as const;
      },
      (error: unknown) => {
        throw error instanceof TokenRefusal ? fault(status, error.reason, error.message, error) : error;
      },
    );
  };
};

function fault(status: number, reason: string, message: string, cause?: unknown): GatewayFault {
  return new GatewayFault({ source: 'validate-jwt', reason, status, message, cause });
}

function rulesOf(element: PolicyElement): TokenRules {
  const config = onlyChild(element, 'openid-config');
  expectOnly(config, { attributes: ['url'] });
  const openidConfigUrl = requiredAttribute(config, 'url');
  if (!URL.canParse(openidConfigUrl)) refuse(config, `url="${openidConfigUrl}" is no URL`);
  return {
    openidConfigUrl,
    audiences: texts(onlyChild(element, 'audiences'), 'audience'),
    issuers: texts(onlyChild(element, 'issuers'), 'issuer'),
    requiredClaims: requiredClaimsOf(element),
    clockSkew: element.attributes.has('clock-skew') ? wholeNumber(element, 'clock-skew', { from: 0, to: 3_600 }) : 0,
    requireExpiration: oneOf(element, 'require-expiration-time', ['true', 'false'], 'true') === 'true',
  };
}

function requiredClaimsOf(element: PolicyElement): TokenRules['requiredClaims'] {
  if (!element.children.some(({ name }) => name === 'required-claims')) return [];
  const list = onlyChild(element, 'required-claims');
  expectOnly(list, { children: ['claim'] });
  return list.children.map((claim) => {
    expectOnly(claim, { attributes: ['name', 'match'], children: ['value'] });
    return {
      name: requiredAttribute(claim, 'name'),
      match: oneOf(claim, 'match', ['all', 'any'], 'all'),
      values: textsIn(claim),
    };
  });
}

function texts(list: PolicyElement, child: string): string[] {
  expectOnly(list, { children: [child] });
  return textsIn(list);
}

function textsIn(list: PolicyElement): string[] {
  const found = list.children.map((child) => {
    expectOnly(child, { text: true });
    return child.text === '' ? refuse(child, 'is empty') : child.text;
  });
  return found.length === 0 ? refuse(list, 'is empty') : found;
}
