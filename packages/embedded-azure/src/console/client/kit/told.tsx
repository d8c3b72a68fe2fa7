import { Moment } from './moment.tsx';

const TIME = /(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z)/;

/** A text of the server, with each exact time in it as this browser's clock shows it. */
export function Told({ text }: { text: string }) {
  // The odd parts are the times.
  return <>{text.split(TIME).map((part, n) => (n % 2 === 0 ? part : <Moment key={`${n} ${part}`} at={part} />))}</>;
}
