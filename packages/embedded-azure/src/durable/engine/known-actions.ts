/**
 * The earlier actions of an orchestrator, as the library's text. The library repeats all actions each time. While the
 * text begins with the known part, only the rest has to be parsed.
 */
export class KnownActions {
  /** Each action's JSON, with commas between them. */
  readonly #text: string;

  constructor(text = '') {
    this.#text = text;
  }

  /**
   * Removes the known actions from an orchestrator's state.
   *
   * @param state `{"isDone":…,"actions":[[…]],…}`
   * @returns the state with only the other actions; undefined if it does not begin with the known ones
   */
  without(state: string): string | undefined {
    const head = HEAD.exec(state)?.[0];
    if (head === undefined || !state.startsWith(this.#text, head.length)) return undefined;
    const rest = state.slice(head.length + this.#text.length);
    if (this.#text === '' || rest.startsWith(']')) return head + rest;
    return rest.startsWith(',') ? head + rest.slice(1) : undefined;
  }

  with(actions: readonly unknown[]): KnownActions {
    const added = actions.map((action) => JSON.stringify(action)).join(',');
    return new KnownActions(this.#text && added ? `${this.#text},${added}` : this.#text + added);
  }
}

const HEAD = /^\{"isDone":(?:true|false),"actions":\[\[/;
