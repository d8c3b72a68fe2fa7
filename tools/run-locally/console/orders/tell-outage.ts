import { ConsoleFault } from '@partner-orders/embedded-azure/console/console-fault';
import type { Route } from '@partner-orders/loopback-server/http/route';
import { causeOf } from '../../../../shared/cause-of.ts';
import { Unavailable } from '../../../../shared/ports/unavailable.ts';

/** The same route, which says in words that a store is away. */
export function tellOutage({ handle, ...route }: Route): Route {
  return {
    ...route,
    async handle(request) {
      try {
        return await handle(request);
      } catch (error) {
        if (!isOutage(error)) throw error;
        const why = `What orders are kept in doesn’t answer: it is away, or starts. (${causeOf(error).message})`;
        throw new ConsoleFault(502, why, { cause: error });
      }
    },
  };
}

/** The adapters that an operator uses say it in the words of the socket. */
function isOutage(error: unknown): boolean {
  return (
    error instanceof Unavailable || /ECONNREFUSED|ECONNRESET/.test(`${causeOf(error).code} ${causeOf(error).message}`)
  );
}
