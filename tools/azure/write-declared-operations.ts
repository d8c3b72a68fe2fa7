import { join } from 'node:path';
import { routes } from '../../functions/http/routes.ts';
import { type DeclaredOperation, gatewayOperations } from './gateway-operations.ts';

/** The allow-list of the gateway, which Azure's and the local one both run. */
export const declaredOperationsFile = join(
  import.meta.dirname,
  '../../infra/policies/fragments/declared-operations.xml',
);

/** One segment without percent-encoding and no dot segment, so that whatever stands behind reads the same path. */
const PARAMETER = '[A-Za-z0-9_-][A-Za-z0-9._~-]*';

export function declaredOperationsText(): string {
  // A brace sorts behind every letter: where a literal and a parameter fit, the literal comes first, as in API Management.
  const sorted = gatewayOperations(routes).toSorted((a, b) => (a.path < b.path ? -1 : 1));
  const byPattern = Map.groupBy(sorted, ({ path }) => patternOf(path));
  return `<!--
  Written by npm run openapi, from the routes: don't edit. Tells what the path of a request may be asked for.
  allow: its methods, empty where there is nothing; withoutToken: those of them that need no token.
  Only the one canonical notation of a path is known: what is encoded, doubled, or in another case is not there.
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
