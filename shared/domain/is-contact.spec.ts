import { expect, test } from 'vitest';
import { isContact } from './is-contact.ts';

test.each(['ada@example.com', '+43 660 1234567', '+436601234567', '06601234567', '(01) 234-5678', '660 123 45 67'])(
  '%s may be a person’s',
  (value) => {
    expect(isContact(value)).toBe(true);
  },
);

test.each(['2026-11-28', '2026/11/28', '28.11.2026', '4500012345', '1234567', '12-34', 'gold', 'PO-4500012345', ''])(
  '“%s” is no contact',
  (value) => {
    expect(isContact(value)).toBe(false);
  },
);
