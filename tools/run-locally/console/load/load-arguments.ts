import type { LoadChoice } from './load-state.ts';

/** The arguments of `npm run load`. @param state the state of the stack, if it is not the default one */
export function loadArguments({ perSecond, minutes, partners, mix }: LoadChoice, state: string | undefined): string[] {
  const shares = Object.entries(mix).flatMap(([name, share]) => (share > 0 ? [`${name}=${share}`] : []));
  return [
    ...['--per-second', String(perSecond), '--minutes', String(minutes)],
    ...['--partners', partners.join(','), '--mix', shares.join(',')],
    ...(state === undefined ? [] : ['--state', state]),
  ];
}
