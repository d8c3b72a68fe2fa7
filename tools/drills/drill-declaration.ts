import type { DrillStack } from './drill-stack.ts';

/** What is broken, once a drill has broken it. */
export interface Emergency {
  /** What stands for the words in capitals in the runbook's commands, for example `{ ORDER: 'ord_…' }`. */
  given: Readonly<Record<string, string>>;
  /** What the operator is told besides the page. */
  tells?: string;
  /** Variables of the desk's shell, for what the operator does at a provider's dashboard. */
  variables?: Readonly<Record<string, string>>;
  /** What is still wrong, a sentence each. Empty: it is repaired. */
  findFaults(): Promise<string[]>;
  /**
   * Carries out a command of Azure on the local stack.
   *
   * @param call its words, such as `az functionapp stop …`
   * @returns what it did; undefined if it means nothing in this drill
   */
  carryOut?(call: string): Promise<string | undefined>;
  /** What a person does at a provider's dashboard. @returns what it was */
  repairByHand?(): Promise<string>;
  /** Takes back what can't simply be stopped. */
  end?(): Promise<void>;
  /** What others do meanwhile, without the operator. */
  meanwhile?: {
    /** After the page. When the drill plays itself, it happens at once. */
    afterMs: number;
    happens(): Promise<string>;
  };
}

/** The commands of one step of a runbook, which the drill runs when it plays itself. */
export interface PlayedStep {
  /** Another page than the drill's own. */
  page?: string;
  section: string;
  /** The number of the step; without it, the whole section. */
  step?: number;
  /** Only the commands that match; at least one has to. */
  only?: RegExp;
  /** It checks something that is right already, most likely. */
  isCheck?: true;
  /** The clock of the operator's commands is so much ahead, instead of a wait. */
  laterMinutes?: number;
  /** What a person does between the commands. */
  byHand?(emergency: Emergency, desk: string): Promise<string>;
}

export interface Drill {
  name: string;
  summary: string;
  /** The alert in `infra/alerts.json`; or, if none fires, what somebody says on the phone. */
  call: { alert: string } | { said: string };
  /** A page of `docs/runbooks`. */
  runbook: string;
  /** What differs from Azure, for the operator to know. */
  note?: string;
  /** The cause, told at the end. */
  cause: string;
  /** From a nudge to the answer. */
  hints: readonly string[];
  /** Breaks the stack, and returns when the alert would fire. */
  begin(stack: DrillStack): Promise<Emergency>;
  /** How the drill repairs it by the runbook. */
  steps: readonly PlayedStep[];
}
