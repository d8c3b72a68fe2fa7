/** A block of an event stream. Without `data` it only says where to go on from. */
export interface StreamBlock {
  readonly id: string | undefined;
  readonly data: string | undefined;
}

/**
 * Server-sent events (WHATWG HTML, section 9.2.6). It keeps an id that comes without an event, which a browser too sends as
 * Last-Event-ID: libraries that parse streams leave it out.
 *
 * @param onRetry gets the pause that the server asks for, in ms
 */
export function parseEventStream(onRetry: (ms: number) => void): TransformStream<string, StreamBlock> {
  let rest = '';
  let id: string | undefined;
  let data: string[] = [];

  function readLine(line: string): void {
    const [, field, value = ''] = /^([^:]*):? ?(.*)$/s.exec(line) ?? [];
    if (field === 'data') data.push(value);
    else if (field === 'id' && !value.includes('\0')) id = value;
    else if (field === 'retry' && /^\d+$/.test(value)) onRetry(Number(value));
  }

  return new TransformStream({
    transform(chunk, controller) {
      const lines = (rest + chunk).split(/\r\n|\n|\r(?!$)/);
      rest = lines.pop() ?? '';
      for (const line of lines) {
        if (line !== '') {
          readLine(line);
          continue;
        }
        if (data.length > 0 || id !== undefined) {
          controller.enqueue({ id, data: data.length > 0 ? data.join('\n') : undefined });
        }
        id = undefined;
        data = [];
      }
    },
  });
}
