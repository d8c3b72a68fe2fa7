import { globSync, readFileSync } from 'node:fs';
import { STATUS_CODES } from 'node:http';
import { join } from 'node:path';
import { type ProblemCode, problems } from '../../shared/problems.ts';
import { root } from '../root.ts';

const policies = join(root, 'infra', 'policies');

/** The gateway's answers for each problem code in its policies. */
export const problemTextsFile = join(policies, 'fragments', 'problem-texts.xml');

/** @throws Error for a code that `shared/problems.ts` does not have */
export function problemTexts(): string {
  return `<!--
  Written by npm run openapi, from shared/problems.ts: don't edit.
  problemStatus, problemReason and problemMessage for the problemCode that a policy has set.
-->
<fragment>
  <choose>
${namedCodes().map(branch).join('\n')}
  </choose>
</fragment>
`;
}

/** The codes that policies set, as `problemCode`. */
function namedCodes(): ProblemCode[] {
  const texts = globSync('**/*.xml', { cwd: policies }).map((file) => readFileSync(join(policies, file), 'utf8'));
  const named = texts.flatMap((text) => [...text.matchAll(/name="problemCode" value="([^"]*)"/g)]);
  const codes = [...new Set(named.map(([, code = '']) => code))].toSorted();
  return codes.map((code) => {
    if (!Object.hasOwn(problems, code))
      throw new Error(`a policy names the problem ${code}, which is not in problems.ts`);
    return code as ProblemCode;
  });
}

function branch(code: ProblemCode): string {
  const { status, title } = problems[code];
  return `    <when condition="@((string)context.Variables[&quot;problemCode&quot;] == &quot;${code}&quot;)">
      <set-variable name="problemStatus" value="@(${status})" />
      <set-variable name="problemReason" value="${STATUS_CODES[status]}" />
      <set-variable name="problemMessage" value="${escaped(title)}" />
    </when>`;
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string) => text.replaceAll(/[&<>"]/g, (character) => ENTITIES[character] ?? character);
