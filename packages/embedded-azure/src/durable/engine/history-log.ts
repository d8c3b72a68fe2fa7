import type { HistoryEvent } from './history-event.ts';

/** An event with its JSON text, which is built once for the inbox, the history and every replay's payload. */
export interface RecordedEvent {
  readonly event: HistoryEvent;
  readonly json: string;
}

export function record(event: HistoryEvent): RecordedEvent {
  return { event, json: JSON.stringify(event) };
}

/**
 * A running instance's history. A replay's payload grows by appending text, so a replay costs the engine one copy and
 * no serialisation.
 */
export class HistoryLog {
  readonly events: HistoryEvent[] = [];
  #played = '';

  get length(): number {
    return this.events.length;
  }

  append(recorded: readonly RecordedEvent[]): void {
    for (const { event, json } of recorded) {
      this.events.push(event);
      this.#played += `${this.#played ? ',' : ''}${withIsPlayed(json, true)}`;
    }
  }

  clear(): void {
    this.events.length = 0;
    this.#played = '';
  }

  /** The JSON array of this history and the events that an episode adds to it. */
  jsonWith(added: readonly RecordedEvent[]): string {
    const fresh = added.map(({ json }) => withIsPlayed(json, false)).join(',');
    return `[${this.#played}${this.#played && fresh ? ',' : ''}${fresh}]`;
  }
}

function withIsPlayed(json: string, isPlayed: boolean): string {
  return `{"IsPlayed":${isPlayed},${json.slice(1)}`;
}
