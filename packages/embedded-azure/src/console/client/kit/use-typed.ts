import { useEffect, useRef, useState } from 'preact/hooks';

export interface Typed {
  value: string;
  onInput: (event: { currentTarget: HTMLInputElement }) => void;
}

/** Not on every key: a search is asked when the typing pauses. */
const PAUSE_MS = 300;

/**
 * The text of an input field that tells its value when the typing pauses.
 *
 * @param given the value from outside, which replaces the text when it changes
 */
export function useTyped(given: string, tell: (value: string) => void): Typed {
  const [text, setText] = useState(given);
  const telling = useRef(tell);
  telling.current = tell;
  const last = useRef(given);
  useEffect(() => {
    if (given === last.current) return;
    last.current = given;
    setText(given);
  }, [given]);
  useEffect(() => {
    if (text === last.current) return;
    const timer = setTimeout(() => {
      last.current = text;
      telling.current(text);
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return { value: text, onInput: ({ currentTarget }) => setText(currentTarget.value) };
}
