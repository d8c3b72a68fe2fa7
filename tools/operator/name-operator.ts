import { userInfo } from 'node:os';

/** Who runs this command, for ledgers: the name of the account on this machine. */
export const nameOperator = () => `operator ${userInfo().username}`;
