import { expect, test } from 'vitest';
import { inOneLine, showControls } from './show-controls.ts';

test('what a terminal would obey is shown, and line breaks, tabs and our colours stay', () => {
  const red = '\u001b[31mbad\u001b[39m';
  expect(showControls(`${red}\ta\nb`)).toBe(`${red}\ta\nb`);
  expect(showControls('a\u001b]0;title\u0007\r\u001b[2Jb\u009b1m\u202ec')).toBe(
    String.raw`a\u001b]0;title\u0007\r\u001b[2Jb\u009b1m\u202ec`,
  );
});

test('text of one line has no line break', () => {
  expect(inOneLine('x\n2026-11-28  operator ada')).toBe(String.raw`x\n2026-11-28  operator ada`);
});
