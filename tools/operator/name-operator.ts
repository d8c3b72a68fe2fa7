import type { OperatorPorts } from './operator-ports.ts';

/** Who runs this command, for ledgers. */
export const nameOperator = async ({ operator }: Pick<OperatorPorts, 'operator'>) =>
  `operator ${(await operator()).name}`;
