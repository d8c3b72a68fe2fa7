import type http from 'node:http';

/**
 * Limits how many idle connections an agent keeps for all hosts together. Connections in use are not limited here: a
 * request that waited for one would wait for another partner's host.
 */
export function boundIdleSockets<A extends http.Agent>(agent: A, most: number): A {
  const keep = agent.keepSocketAlive.bind(agent) as (socket: unknown) => boolean;
  const countIdle = () => Object.values(agent.freeSockets).reduce((sum, sockets) => sum + (sockets?.length ?? 0), 0);
  // Node destroys the socket if this is false.
  const keepIfFew = (socket: unknown) => countIdle() < most && keep(socket);
  return Object.assign(agent, { keepSocketAlive: keepIfFew });
}
