import { useState } from 'preact/hooks';

/** A command line to copy, as an operator types it. */
export function Command({ line }: { line: string }) {
  const [isCopied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(line);
    setCopied(true);
    setTimeout(() => setCopied(false), 2_000);
  };
  return (
    <span class="command">
      <code>{line}</code>
      <button type="button" class="small" onClick={copy} aria-label={`Copy: ${line}`}>
        {isCopied ? 'Copied' : 'Copy'}
      </button>
    </span>
  );
}
