import type { CompletedWords, Follows } from './completed-words.ts';
import { quote } from './quote.ts';

/** A script for bash 4 and later: a function for the program, and what completes it. */
export function toBash({ places, options, values }: CompletedWords, call: string): string {
  const action = (follows: Follows) => {
    if (follows.kind === 'files') return 'COMPREPLY=($(compgen -f -- "$cur"))';
    if (follows.kind === 'anything') return ':';
    return `COMPREPLY=($(compgen -W ${quote(follows.words.map(({ word }) => word).join(' '))} -- "$cur"))`;
  };
  const rows = (cases: [string, string][]) => cases.map(([pattern, body]) => `    ${pattern}) ${body} ;;`).join('\n');
  const optionRows = [...options].map(([name, words]): [string, string] => [
    `${quote(name)}|${quote(`${name} `)}*`,
    `options=${quote(words.map(({ word }) => word).join(' '))}`,
  ]);
  return `# Completion for bash: source <(npm run --silent ops -- completion bash)
ops() { ${call} "$@"; }
_partner_orders_ops() {
  local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD-1]} word options= given= skip=
  COMPREPLY=()
  case $prev in
${rows([...values].map(([option, follows]) => [option, `${action(follows)}; return`]))}
  esac
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    if [[ -n $skip ]]; then skip=; continue; fi
    case $word in
      ${[...values.keys()].join('|')}) skip=1 ;;
      -*) ;;
      *) given+="\${given:+ }$word" ;;
    esac
  done
  if [[ $cur == -* ]]; then
    case $given in
${rows(optionRows)}
    esac
    COMPREPLY=($(compgen -W "$options" -- "$cur"))
    return
  fi
  case $given in
${rows([...places].map(([given, follows]) => [quote(given), action(follows)]))}
  esac
}
complete -F _partner_orders_ops ops`;
}
