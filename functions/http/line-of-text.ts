import { z } from 'zod';

/**
 * Matches a character that is visible by itself: not a combining mark without its letter, and nothing that Unicode
 * calls ignorable. The Braille blank (U+2800) counts as a symbol in Unicode, but is invisible.
 */
const VISIBLE = /[^\p{White_Space}\p{Default_Ignorable_Code_Point}\p{M}\p{C}\u2800]/u;

/** A text in one line, with at least one visible character. */
export const lineOfText = (max: number) =>
  z
    .string()
    .min(1)
    .max(max)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: refusing them is the point
    .regex(/^[^\u0000-\u001f\u007f-\u009f\u2028\u2029]*$/, 'must not contain control characters')
    .refine((text) => text === '' || VISIBLE.test(text), 'must not be blank');
