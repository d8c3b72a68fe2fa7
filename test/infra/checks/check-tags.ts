import type { Deployment } from '../bicep/predict.ts';
import { at } from '../bicep/value.ts';

/** Types of Azure that take no tags, though they are nobody's part. */
const UNTAGGED = /^Microsoft\.(Authorization|Consumption|Graph)\/|\/diagnosticSettings$/;

/** What can have tags has them: each resource that isn't a part of another. */
export function checkTags({ resources }: Deployment, expected: Readonly<Record<string, string>>): string[] {
  return resources
    .filter(({ type }) => type.split('/').length === 2 && !UNTAGGED.test(type))
    .flatMap(({ type, name, body }) =>
      Object.entries(expected)
        .filter(([tag, value]) => at(body, 'tags', tag) !== value)
        .map(([tag]) => `${type} ${name} isn't tagged with ${tag}`),
    );
}
