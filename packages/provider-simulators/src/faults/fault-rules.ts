import type { FaultRule, FaultVocabulary, NewFaultRule } from './fault-rule.ts';

/** What is known about a request when a fault is looked for. */
export interface FaultSubject {
  readonly operation: string;
  /** Asked only where a rule looks at it. */
  readonly metadata?: () => Readonly<Record<string, string>>;
  readonly reference?: string;
  /** The answer is only a repetition of a saved one: what would change the outcome does not happen to it. */
  readonly replayed?: boolean;
}

/** Faults of the way to the provider and back; the others are the provider's own and need work to be done. */
const ON_THE_WAY: ReadonlySet<FaultRule['fault']> = new Set(['delay', 'hang', 'rate_limit', 'done_but_timed_out']);

/** The rules in force, in memory only: a restarted simulator is a healthy one. The oldest rule that fits wins. */
export class FaultRules {
  readonly vocabulary: FaultVocabulary;
  #rules: FaultRule[] = [];
  #last = 0;

  constructor(vocabulary: FaultVocabulary) {
    this.vocabulary = vocabulary;
  }

  list(): readonly FaultRule[] {
    return this.#rules;
  }

  add(rule: NewFaultRule): FaultRule {
    this.#last += 1;
    const added: FaultRule = { id: `fault-${this.#last}`, hits: 0, ...rule };
    this.#rules.push(added);
    return added;
  }

  /** @returns whether there was such a rule */
  remove(id: string): boolean {
    const left = this.#rules.filter((rule) => rule.id !== id);
    const found = left.length < this.#rules.length;
    this.#rules = left;
    return found;
  }

  clear(): void {
    this.#rules = [];
  }

  /** Takes the fault that this request meets and counts the hit; a rule that is used up stays listed but meets no more. */
  take(subject: FaultSubject): FaultRule | undefined {
    const index = this.#rules.findIndex((rule) => isLeft(rule) && this.#fits(rule, subject));
    const rule = this.#rules[index];
    if (rule === undefined) return undefined;
    const hit: FaultRule = { ...rule, hits: rule.hits + 1 };
    this.#rules[index] = hit;
    return hit;
  }

  #fits(rule: FaultRule, { operation, metadata, reference, replayed }: FaultSubject): boolean {
    if (rule.operation !== '*' && rule.operation !== operation) return false;
    const { refusal } = this.vocabulary;
    if (rule.fault === refusal.fault && !refusal.operations.includes(operation)) return false;
    if (replayed === true && !ON_THE_WAY.has(rule.fault)) return false;
    const wanted = rule.match;
    if (wanted?.reference !== undefined && wanted.reference !== reference) return false;
    if (wanted?.metadata === undefined) return true;
    const known = metadata?.() ?? {};
    return Object.entries(wanted.metadata).every(([key, value]) => known[key] === value);
  }
}

function isLeft(rule: FaultRule): boolean {
  return rule.times === undefined || rule.hits < rule.times;
}
