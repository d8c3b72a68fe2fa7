const TONES: Readonly<Record<string, 'good' | 'bad' | 'warn'>> = {
  ...{ green: 'good', greenDark: 'good', success: 'good' },
  ...{ orange: 'warn', warning: 'warn' },
  ...{ redBright: 'bad', red: 'bad', error: 'bad', critical: 'bad' },
};

/** What a colour or an icon of a workbook means; undefined if it only tells things apart. */
export const toneOf = (colour: string | null | undefined) => TONES[colour ?? ''];
