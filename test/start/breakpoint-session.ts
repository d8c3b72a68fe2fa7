import { readFileSync } from 'node:fs';
import { SourceMap, type SourceMapPayload } from 'node:module';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const Script = z.object({ scriptId: z.string(), url: z.string(), sourceMapURL: z.string() });
const Paused = z.object({
  callFrames: z.array(
    z.object({ location: z.object({ scriptId: z.string(), lineNumber: z.number(), columnNumber: z.number() }) }),
  ),
});

/** Does what an editor does with a debugger: sets breakpoints in sources, and finds them in the bundle by its source map. */
export class BreakpointSession {
  readonly #socket: WebSocket;
  readonly #scripts = new Map<string, { url: string; map: SourceMap }>();
  readonly #paused = Promise.withResolvers<z.infer<typeof Paused>>();
  readonly #answers = new Map<number, (answer: unknown) => void>();
  #lastId = 0;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.addEventListener('message', ({ data }) => this.#take(JSON.parse(String(data))));
  }

  static async attach(port: number): Promise<BreakpointSession> {
    const [target] = (await (await fetch(`http://127.0.0.1:${port}/json/list`)).json()) as {
      webSocketDebuggerUrl: string;
    }[];
    const socket = new WebSocket(target?.webSocketDebuggerUrl ?? '');
    await new Promise((resolve) => socket.addEventListener('open', resolve, { once: true }));
    const session = new BreakpointSession(socket);
    // Answers with every script that is already loaded.
    await session.#ask('Debugger.enable');
    return session;
  }

  /** @param line of the source, from 1 on */
  async breakAt(source: string, line: number): Promise<void> {
    for (const { url, map } of this.#scripts.values()) {
      const place = generatedPlace(readFileSync(fileURLToPath(url), 'utf8'), map, source, line);
      if (place) await this.#ask('Debugger.setBreakpointByUrl', { url, ...place });
    }
  }

  async pausedAt(): Promise<{ file: string; line: number }> {
    const { callFrames } = await this.#paused.promise;
    const { location } = callFrames[0] ?? {};
    const script = this.#scripts.get(location?.scriptId ?? '');
    if (location === undefined || script === undefined) throw new Error('it paused outside of the app');
    const entry = script.map.findEntry(location.lineNumber, location.columnNumber);
    if (!('originalSource' in entry)) throw new Error('the source map does not know the place');
    return { file: entry.originalSource.replace(/^(\.\.\/)+/, ''), line: entry.originalLine + 1 };
  }

  async resume(): Promise<void> {
    await this.#ask('Debugger.resume');
  }

  close(): void {
    this.#socket.close();
  }

  #ask(method: string, params: object = {}): Promise<unknown> {
    const id = ++this.#lastId;
    const { promise, resolve } = Promise.withResolvers<unknown>();
    this.#answers.set(id, resolve);
    this.#socket.send(JSON.stringify({ id, method, params }));
    return promise;
  }

  #take(message: { id?: number; method?: string; params?: unknown }): void {
    if (message.id !== undefined) this.#answers.get(message.id)?.(message);
    if (message.method === 'Debugger.paused') this.#paused.resolve(Paused.parse(message.params));
    if (message.method !== 'Debugger.scriptParsed') return;
    const { scriptId, url, sourceMapURL } = Script.parse(message.params);
    if (!/\/app\/dist\/[^/]+\.js$/.test(url) || sourceMapURL === '') return;
    const payload = JSON.parse(readFileSync(new URL(sourceMapURL, url), 'utf8')) as SourceMapPayload;
    this.#scripts.set(scriptId, { url, map: new SourceMap(payload) });
  }
}

function generatedPlace(script: string, map: SourceMap, source: string, line: number) {
  for (const [lineNumber, text] of script.split('\n').entries()) {
    const columnNumber = text.search(/\S/);
    if (columnNumber < 0) continue;
    const entry = map.findEntry(lineNumber, columnNumber);
    if (!('originalSource' in entry)) continue;
    if (entry.originalSource.endsWith(source) && entry.originalLine === line - 1) return { lineNumber, columnNumber };
  }
  return undefined;
}
