import { ask } from '@partner-orders/embedded-azure/console-client/kit/ask.ts';
import { useEffect, useState } from 'preact/hooks';
import type { QueryItem } from '../../../../monitoring/workbook.ts';
import type { ShownAnswer } from '../../workbooks/shown-workbook.ts';

/** As the telemetry arrives. */
const EVERY_MS = 30_000;

/** The latest answer to the query of a panel, or why there is none. */
export interface LoadedAnswer {
  answer?: ShownAnswer;
  fault?: string;
}

/**
 * Runs the queries of a workbook, one after the other, and again from time to time while the page is seen. An answer stays until
 * the next one is there.
 *
 * @param rangeMs how far they look back, if a panel has no time of its own
 */
export function useAnswers(
  workbook: string,
  panels: readonly QueryItem[],
  rangeMs: number,
): Readonly<Record<string, LoadedAnswer>> {
  const [answers, setAnswers] = useState<Record<string, LoadedAnswer>>({});
  useEffect(() => {
    const stopping = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isFirst = true;
    const load = async ({ name, content }: QueryItem, now: number): Promise<LoadedAnswer> => {
      const since = now - (content.timeContext?.durationMs ?? rangeMs);
      const path = `/workbooks/${workbook}/${name}?since=${since}&now=${now}`;
      try {
        return { answer: await ask<ShownAnswer>(path, stopping.signal) };
      } catch (error) {
        return { fault: error instanceof Error ? error.message : String(error) };
      }
    };
    const round = async () => {
      const now = Date.now();
      // A page that is opened in the background has its answers when somebody looks at it.
      const isAsked = isFirst || !document.hidden;
      isFirst = false;
      for (const panel of isAsked ? panels : []) {
        const loaded = await load(panel, now);
        if (stopping.signal.aborted) return;
        setAnswers((last) => ({ ...last, [panel.name]: loaded }));
      }
      timer = setTimeout(round, EVERY_MS);
    };
    setAnswers({});
    void round();
    return () => {
      stopping.abort();
      clearTimeout(timer);
    };
  }, [workbook, panels, rangeMs]);
  return answers;
}
