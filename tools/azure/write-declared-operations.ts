import { join } from 'node:path';
import { routes } from '../../functions/http/routes.ts';
import { type DeclaredOperation, gatewayOperations } from './gateway-operations.ts';

/** The gateway's list of allowed operations, used in Azure and locally. */
export const declaredOperationsFile = join(
  import.meta.dirname,
  '../../infra/policies/fragments/declared-operations.xml',
);

/**
 * One segment without percent-encoding and dot segments, so that every server behind the gateway reads the same path.
 */
const PARAMETER = '[A-Za-z0-9_-][A-Za-z0-9._~-]*';

export function declaredOperationsText(): string {
  // A brace sorts after every letter: if a literal and a parameter both match, the literal comes first, as in API
  // Management.
  const sorted = gatewayOperations(routes).toSorted((a, b) => (a.path < b.path ? -1 : 1));
  const byPattern = Map.groupBy(sorted, ({ path }) => patternOf(path));
  return `<!--
  Written by npm run openapi, from the routes: don't edit. Lists the methods for the path of a request.
  allow: its methods, empty for an unknown path; withoutToken: the methods that need no token.
  Only the canonical notation of a path is known: an encoded, doubled or differently cased one is unknown.
-->
<fragment>
  <choose>
${[...byPattern].map(([pattern, operations]) => branch(pattern, operations)).join('\n')}
    <otherwise>
      <set-variable name="allow" value="" />
      <set-variable name="withoutToken" value="" />
    </otherwise>
  </choose>
</fragment>
`;
}

function branch(pattern: string, operations: readonly DeclaredOperation[]): string {
  const methodsOf = (some: readonly DeclaredOperation[]) => {
    const methods = some.map(({ method }) => method);
    return methods.toSorted().join(', ');
  };
  return `    <when condition="@(Regex.IsMatch(context.Request.OriginalUrl.Path, &quot;${pattern}&quot;))">
      <set-variable name="allow" value="${methodsOf(operations)}" />
      <set-variable name="withoutToken" value="${methodsOf(operations.filter((one) => one.public))}" />
    </when>`;
}

/** `$` alone would let .NET accept a newline at the end. */
function patternOf(path: string): string {
  const segments = path.split('/').map((segment) => {
    if (segment.startsWith('{')) return PARAMETER;
    if (!/^[\w.-]*$/.test(segment))
      throw new Error(`${path}: "${segment}" has characters that no path of the API may have`);
    return segment.replaceAll('.', '[.]');
  });
  return `^${segments.join('/')}$(?!\\\\n)`;
}
