import type { CompletedWords, Follows } from './completed-words.ts';

/** fish has other quotes than a POSIX shell. */
const quote = (text: string) => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

/** A script for fish. */
export function toFish({ places, options, values }: CompletedWords, call: string): string {
  const placeRows = [...places].flatMap(([given, follows]) => {
    const condition = `-n ${quote(`__partner_orders_at ${quote(given)}`)}`;
    if (follows.kind === 'files') return [`complete -c ops ${condition} -F`];
    if (follows.kind === 'anything') return [];
    return follows.words.map(({ word, summary }) => {
      return `complete -c ops ${condition} -a ${quote(word)}${summary === '' ? '' : ` -d ${quote(summary)}`}`;
    });
  });
  const optionRows = [...options].flatMap(([name, words]) =>
    words.map(({ word, summary }) => {
      const condition = `-n ${quote(`__partner_orders_in ${quote(name)}`)}`;
      return `complete -c ops ${condition} -l ${word.slice(2)}${takesOf(values.get(word))} -d ${quote(summary)}`;
    }),
  );
  return `# Completion for fish: npm run --silent ops -- completion fish | source
function ops
    ${call} $argv
end
function __partner_orders_given
    set -l words (commandline -opc)
    set -l given
    set -l skip no
    for word in $words[2..-1]
        if test $skip = yes
            set skip no
        else if contains -- $word ${[...values.keys()].join(' ')}
            set skip yes
        else if not string match -q -- '-*' $word
            set -a given $word
        end
    end
    string join ' ' -- $given
end
function __partner_orders_at
    test "$(__partner_orders_given)" = "$argv[1]"
end
function __partner_orders_in
    string match -q -- "$argv[1] *" "$(__partner_orders_given) "
end
complete -c ops -f
${[...placeRows, ...optionRows].join('\n')}`;
}

function takesOf(follows: Follows | undefined): string {
  if (follows === undefined) return '';
  if (follows.kind === 'files') return ' -rF';
  return follows.kind === 'anything' ? ' -x' : ` -xa ${quote(follows.words.map(({ word }) => word).join(' '))}`;
}
