import type { ActiveFault, FaultSwitch, FaultValues, SwitchedOn } from './fault-switch.ts';

/** Faults of one kind: what can be switched on, and what is on. */
export interface FaultSource {
  switches(): FaultSwitch[];
  /** All that are on, also those that concern one thing each. */
  active(): ActiveFault[] | Promise<ActiveFault[]>;
  /**
   * @param values as the switch's fields demand; already checked
   * @throws ConsoleFault
   */
  switchOn(id: string, values: FaultValues): Promise<SwitchedOn>;
  /** @returns what is so now @throws ConsoleFault if it can't be removed */
  remove(id: string): Promise<string>;
  close?(): void;
}
