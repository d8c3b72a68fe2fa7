import type { AlertState } from '../../../monitoring/evaluate-alerts.ts';

/** An alert of a deployment, without its state. */
export interface ShownAlert {
  name: string;
  title: string;
  /** 0 is the worst, 4 the least. */
  severity: number;
  /** What it means when it fires. */
  description: string;
  /** `docs/runbooks/sagas-stuck.md` */
  runbook: string;
  kind: 'log' | 'metric';
}

/** The alerts of a deployment. */
export interface ShownAlerts {
  alerts: ShownAlert[];
  /** The command that says the same in a terminal. */
  command: string;
}

/** What the alerts would say now. */
export interface ShownStates {
  /** When, in ISO 8601. */
  at: string;
  states: Pick<AlertState, 'name' | 'state' | 'rows' | 'because'>[];
}

/** A page of docs/runbooks, in Markdown. */
export interface ShownRunbook {
  file: string;
  /** With the operator's commands as they reach this stack. */
  text: string;
  /** What these commands have here instead of `--azure`; empty for the stack in the default directory. */
  flag: string;
}
