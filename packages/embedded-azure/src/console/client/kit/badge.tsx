export type Tone = 'good' | 'bad' | 'warn' | 'busy' | 'plain';

/** A state in one or two words. Its colour only repeats what the words say. */
export function Badge({ text, tone = 'plain' }: { text: string; tone?: Tone }) {
  return <span class={`badge ${tone}`}>{text}</span>;
}
