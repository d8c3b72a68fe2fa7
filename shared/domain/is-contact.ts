const MAIL = /^\S+@\S+$/;
const NUMBER = /^[+(\d][\d\s()/.-]{6,}$/;
/** With a country, with the 0 before an area, or in groups: numbers of orders have none of these. */
const PHONE = /^[+0]|[\s()/.-]/;
const DATE = /^(\d{4}([./-])\d{1,2}\2\d{1,2}|\d{1,2}([./-])\d{1,2}\3\d{4})$/;

/** Whether a partner’s value looks like a mail address or a phone number. Dates and plain numbers don't. */
export function isContact(value: string): boolean {
  return MAIL.test(value) || (NUMBER.test(value) && PHONE.test(value) && !DATE.test(value));
}
