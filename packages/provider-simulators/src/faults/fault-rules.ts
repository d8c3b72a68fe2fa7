import { DELIVERY, type FaultRule, type FaultVocabulary, type NewFaultRule } from './fault-rule.ts';

/** What is known about a request when a fault is chosen. */
export interface FaultSubject {
  readonly operation: string;
  /** Called only if a rule needs it. */
  readonly metadata?: () => Readonly<Record<string, string>>;
  readonly reference?: string;
  /** The type of the event that is delivered. */
  readonly type?: string;
  /** The answer repeats a saved one, so faults that would change the outcome don't apply. */
  readonly replayed?: boolean;
}

/** Faults on the way to the provider and back. The others are the provider's own and need an operation. */
const ON_THE_WAY: ReadonlySet<FaultRule['fault']> = new Set(['delay', 'hang', 'rate_limit', 'done_but_timed_out']);

/** The active rules. They are only in memory, so a restarted simulator has no faults. The oldest matching rule wins. */
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

  /** Chooses the fault for this request and counts the hit. A used-up rule stays in the list but no longer applies. */
  take(subject: FaultSubject): FaultRule | undefined {
    const index = this.#rules.findIndex((rule) => isLeft(rule) && this.#fits(rule, subject));
    const rule = this.#rules[index];
    if (rule === undefined) return undefined;
    const hit: FaultRule = { ...rule, hits: rule.hits + 1 };
    this.#rules[index] = hit;
    return hit;
  }

  #fits(rule: FaultRule, { operation, metadata, reference, type, replayed }: FaultSubject): boolean {
    if (rule.operation !== operation && (rule.operation !== '*' || operation === DELIVERY)) return false;
    const { refusal, expiring = [] } = this.vocabulary;
    if (rule.fault === refusal.fault && !refusal.operations.includes(operation)) return false;
    if (rule.fault === 'expire' && !expiring.includes(operation)) return false;
    if (replayed === true && !ON_THE_WAY.has(rule.fault)) return false;
    const wanted = rule.match;
    if (wanted?.reference !== undefined && wanted.reference !== reference) return false;
    if (wanted?.type !== undefined && wanted.type !== type) return false;
    if (wanted?.metadata === undefined) return true;
    const known = metadata?.() ?? {};
    return Object.entries(wanted.metadata).every(([key, value]) => known[key] === value);
  }
}

function isLeft(rule: FaultRule): boolean {
  return rule.times === undefined || rule.hits < rule.times;
}
