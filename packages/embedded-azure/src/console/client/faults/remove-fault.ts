import { send } from '../kit/ask.ts';

/** Removes a fault, or all without an id. @returns what is so now */
export async function removeFault(id: string | undefined, onDone: () => void): Promise<string> {
  const path = id === undefined ? '/faults' : `/faults/${encodeURIComponent(id)}`;
  const { done } = await send<{ done: string }>('DELETE', path);
  onDone();
  return done;
}
