import { useTyped } from './use-typed.ts';

export interface SearchFieldProps {
  label: string;
  /** What it has from outside. */
  given: string;
  example: string;
  /** Told when the typing pauses. */
  tell: (value: string) => void;
}

/** A field for a search that begins when the typing pauses. */
export function SearchField({ label, given, example, tell }: SearchFieldProps) {
  const typed = useTyped(given, (value) => tell(value.trim()));
  return (
    <label>
      {label}
      <input type="search" placeholder={example} {...typed} />
    </label>
  );
}
