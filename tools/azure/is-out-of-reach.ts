/**
 * Whether a store of a private environment can't be reached from here; INSIDE_NETWORK says that it can.
 *
 * @param command what to run from inside the network
 */
export function isOutOfReach(
  url: string,
  command: string,
  environment: Readonly<Record<string, string | undefined>>,
): boolean {
  if (environment['PRIVATE_NETWORKING'] !== 'true') return false;
  process.stdout.write(`${url} is not on the public network: run ${command} from inside its network.\n`);
  return environment['INSIDE_NETWORK'] !== 'true';
}
