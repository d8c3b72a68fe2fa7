import type { ScreeningRule } from '../../shared/domain/screening-rule.ts';

/**
 * A rule as the audit keeps it, which deletes nothing: what it does in full, of names and addresses only how many there are and how
 * many have changed, and no text for operators, because it may name a person too.
 *
 * @param before the rule that it replaces
 */
export function recordedRule(rule: ScreeningRule, before?: ScreeningRule): object {
  const { description, when = {}, ...rest } = rule;
  const { recipients, addresses, ...conditions } = when;
  const counted = {
    ...countEntries('recipients', recipients, before && (before.when?.recipients ?? [])),
    ...countEntries('addresses', addresses, before && (before.when?.addresses ?? [])),
  };
  const isRewritten = before !== undefined && before.description !== description;
  return { ...rest, when: { ...conditions, ...counted }, ...(isRewritten ? { description: 'changed' } : {}) };
}

function countEntries(name: string, now: readonly string[] = [], before: readonly string[] | undefined): object {
  if (now.length === 0 && (before ?? []).length === 0) return {};
  const changed = before && {
    added: now.filter((entry) => !before.includes(entry)).length,
    removed: before.filter((entry) => !now.includes(entry)).length,
  };
  return { [name]: { entries: now.length, ...changed } };
}
