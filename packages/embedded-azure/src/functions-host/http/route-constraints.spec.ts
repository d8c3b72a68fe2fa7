import { expect, test } from 'vitest';
import { parseConstraint } from './route-constraints.ts';

// Results of the constraints in ASP.NET Core 10, which parse like .NET in the invariant culture.
const guid = '8d8ac610-566d-4ef0-9c22-186b2a5ed793';
const seen: Record<string, { takes: string[]; refuses: string[] }> = {
  int: {
    takes: ['0', '-5', '+5', ' 5 ', '\t5\n', '5\0\0', '-0', '00000000000000000005', '2147483647', '-2147483648'],
    refuses: ['', '--5', '+-5', '+ 5', '5-', '\u00a05', '5.', '5.0', '1e3', '0x10', '1,000', '٣', '2147483648', '5\0a'],
  },
  long: { takes: ['9223372036854775807', '-9223372036854775808'], refuses: ['9223372036854775808'] },
  'min(1)': { takes: ['5', ' 5', '2147483648'], refuses: ['0', '9223372036854775808', '5.0'] },
  'range(-5,5)': { takes: ['-5', '+5'], refuses: ['6', '-6', 'five'] },
  double: {
    takes: ['5.5', '.5', '5.', '-.5', '1,000.5', '1,,0', '1,', '1e+3', '1.e5', '1E400', '1e-400', ' 1,234 ', '5\0'],
    refuses: [
      '',
      '.',
      'e5',
      '1e',
      '1e+',
      '1e 5',
      ',1',
      '1.5,000',
      '1.,5',
      '0x10',
      '0b1',
      '1_000',
      '5-',
      '\u00a05',
      '(5)',
    ],
  },
  float: { takes: ['NaN', '-NaN', 'infinity', '+Infinity', '3.5e39'], refuses: ['inf', '∞', '5f', '$5', '5%'] },
  decimal: {
    takes: ['5.', '.5', '5-', '5 -', '-1,000.5', '1,,0', '79228162514264337593543950335.4', '5.5\t'],
    refuses: [
      '1e5',
      'NaN',
      '(5)',
      '- 5',
      '+5-',
      '.',
      '79228162514264337593543950336',
      '79228162514264337593543950335.5',
    ],
  },
  bool: { takes: ['True', ' true', 'fAlSe\0', '\u00a0true'], refuses: ['1', 'yes', '', 'tru e'] },
  guid: {
    takes: [
      guid,
      guid.replaceAll('-', ''),
      `{${guid}}`,
      `(${guid})`,
      ` ${guid}\n`,
      '{0x1, 0x2, 0x3, {0x1,0x2,0x3,0x4,0x5,0x6,0x7,0x8}}',
      '0x8d8ac6-566d-4ef0-9c22-186b2a5ed793',
    ],
    refuses: ['nope', `[${guid}]`, `{${guid}`, `{${guid})`, `{${guid.replaceAll('-', '')}}`, `${guid}0`, '{1,2,3}'],
  },
  datetime: {
    takes: [
      '2020-01-01T00:00:00.1234567Z',
      '2020-01-01t00:00:00z',
      '2020-1-9T10:00:00+01:00',
      '2020-01-01 1 PM',
      '1/31/2020',
      '2020/1/2 10:00',
      'Jan 1, 2020',
      '1 Jan',
      'Wed, 01 Jan 2020 00:00:00 GMT',
      '10:00',
      '1-2',
      '2020-01',
      '02020-01-01',
      '1sep20',
    ],
    refuses: [
      '2020',
      '20200101',
      '1577836800',
      '31/1/2020',
      '2019-02-29',
      '2020-01-01T24:00:00',
      '2020-01-01T00',
      '2020-1-1T1:1:1',
      '2020-01-01T00:00:00+14:01',
      'Thu, 01 Jan 2020',
      '2020-01-01 00:00:00 UTC',
      'Wed Jan 01 2020 00:00:00 GMT+0100',
      'now',
      '10000-01-01',
      '+002020-01-01',
      '2020-W01-1',
      '1st Jan 2020',
    ],
  },
  alpha: { takes: ['aB', 'K'], refuses: ['a1', 'é', 'ı', 'ſ', 'a-b'] },
  'length(2,3)': { takes: ['ab', 'a😀'], refuses: ['a', 'a😀😀'] },
  file: { takes: ['a.b', '.a'], refuses: ['a', 'a.'] },
  nonfile: { takes: ['a', 'a.'], refuses: ['a.b', '.a'] },
  'regex(^a+$)': { takes: ['AAA', 'aaa\n'], refuses: ['ab', 'aaa\n\n'] },
  'regex(^[$]\\$$)': { takes: ['$$'], refuses: ['$'] },
};

const cases = Object.entries(seen).flatMap(([constraint, { takes, refuses }]) => [
  ...takes.map((value) => [constraint, value, true] as const),
  ...refuses.map((value) => [constraint, value, false] as const),
]);

test.each(cases)('%s on %j: %s', (constraint, value, taken) => {
  expect(parseConstraint(constraint)(value)).toBe(taken);
});
