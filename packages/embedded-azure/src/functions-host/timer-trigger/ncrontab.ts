interface Field {
  name: string;
  minimum: number;
  maximum: number;
  /** Names for numbers; the first one is `minimum`. */
  names?: string[];
}

const fields: readonly Field[] = [
  { name: 'second', minimum: 0, maximum: 59 },
  { name: 'minute', minimum: 0, maximum: 59 },
  { name: 'hour', minimum: 0, maximum: 23 },
  { name: 'day', minimum: 1, maximum: 31 },
  {
    name: 'month',
    minimum: 1,
    maximum: 12,
    names: ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'],
  },
  { name: 'weekday', minimum: 0, maximum: 6, names: ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] },
];

/** Long enough for a 29 February on a given weekday, across a century without a leap year. */
const HORIZON_DAYS = 366 * 41;

/**
 * A six-field NCRONTAB expression (https://github.com/atifaziz/NCrontab), or one of five fields whose second is 0.
 * Day and weekday must both match. Times are the UTC fields of the dates.
 */
export class Ncrontab {
  readonly #seconds: number[];
  readonly #minutes: number[];
  readonly #hours: number[];
  readonly #days: Set<number>;
  readonly #months: Set<number>;
  readonly #weekdays: Set<number>;

  /** @throws Error saying which field is wrong */
  constructor(expression: string) {
    const texts = expression.trim().split(/\s+/);
    if (texts.length === 5) texts.unshift('0');
    if (texts.length !== fields.length) throw new Error('it must have five or six fields');
    const values = fields.map((field, index) => parseField(field, texts[index] ?? ''));
    const [seconds = [], minutes = [], hours = [], days, months, weekdays] = values;
    this.#seconds = seconds;
    this.#minutes = minutes;
    this.#hours = hours;
    this.#days = new Set(days);
    this.#months = new Set(months);
    this.#weekdays = new Set(weekdays);
  }

  /** Whether its hour field matches every hour, as for an interval of minutes. */
  get isHourless(): boolean {
    return this.#hours.length === 24;
  }

  /** @returns the first occurrence after `from`, or undefined if there is none, for example on 30 February */
  next(from: Date): Date | undefined {
    const start = new Date(from.getTime() - from.getUTCMilliseconds() + 1000);
    const day = new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth(), start.getUTCDate()));
    for (let count = 0; count < HORIZON_DAYS; count += 1) {
      if (this.#onDay(day)) {
        const time = this.#timeFrom(count === 0 ? start : day);
        if (time !== undefined) return new Date(day.getTime() + time);
      }
      day.setUTCDate(day.getUTCDate() + 1);
    }
    return undefined;
  }

  #onDay(day: Date): boolean {
    return (
      this.#months.has(day.getUTCMonth() + 1) && this.#days.has(day.getUTCDate()) && this.#weekdays.has(day.getUTCDay())
    );
  }

  /** @returns milliseconds after midnight of the first time of the day that is not before that of `from` */
  #timeFrom(from: Date): number | undefined {
    const [hour, minute, second] = [from.getUTCHours(), from.getUTCMinutes(), from.getUTCSeconds()];
    for (const h of this.#hours) {
      if (h < hour) continue;
      for (const m of this.#minutes) {
        if (h === hour && m < minute) continue;
        const s = this.#seconds.find((value) => h > hour || m > minute || value >= second);
        if (s !== undefined) return ((h * 60 + m) * 60 + s) * 1000;
      }
    }
    return undefined;
  }
}

/** @returns the field's values, ascending */
function parseField(field: Field, text: string): number[] {
  const values = new Set<number>();
  for (const part of text.split(',')) {
    const [range = '', stepText, ...more] = part.split('/');
    const step = stepText === undefined ? 1 : Number(stepText);
    if (more.length > 0 || !Number.isInteger(step) || step < 1) throw wrong(field, part);
    const [first, last] = parseRange(field, range, stepText !== undefined);
    for (let value = first; value <= last; value += step) values.add(value);
  }
  return [...values].sort((a, b) => a - b);
}

function parseRange(field: Field, text: string, stepped: boolean): [number, number] {
  if (text === '*') return [field.minimum, field.maximum];
  const [firstText = '', lastText, ...more] = text.split('-');
  const first = parseValue(field, firstText);
  // `5/15` starts at 5 and continues to the field's end.
  const last = lastText === undefined ? (stepped ? field.maximum : first) : parseValue(field, lastText);
  if (more.length > 0 || last < first) throw wrong(field, text);
  return [first, last];
}

function parseValue(field: Field, text: string): number {
  const named = text.length >= 3 ? (field.names?.indexOf(text.slice(0, 3).toLowerCase()) ?? -1) : -1;
  const value = named >= 0 ? named + field.minimum : /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (value >= field.minimum && value <= field.maximum) return value;
  throw wrong(field, text);
}

function wrong(field: Field, text: string): Error {
  return new Error(`'${text}' is no ${field.name}`);
}
