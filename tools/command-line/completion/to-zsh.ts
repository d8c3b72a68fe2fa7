import type { CompletedWords, Follows, Word } from './completed-words.ts';
import { quote } from './quote.ts';

/** A script for zsh, with a sentence beside each word. */
export function toZsh({ places, options, values }: CompletedWords, call: string): string {
  const described = (words: readonly Word[]) =>
    words
      .map(({ word, summary }) => quote(`${word.replaceAll(':', '\\:')}${summary === '' ? '' : `:${summary}`}`))
      .join(' ');
  const action = (follows: Follows) => {
    if (follows.kind === 'files') return '_files';
    if (follows.kind === 'anything') return ':';
    return `found=(${described(follows.words)}); _describe word found`;
  };
  const rows = (cases: [string, string][]) => cases.map(([pattern, body]) => `    ${pattern}) ${body} ;;`).join('\n');
  const optionRows = [...options].map(([name, words]): [string, string] => [
    `${quote(name)}|${quote(`${name} `)}*`,
    `found=(${described(words)}); _describe -o option found`,
  ]);
  return `# Completion for zsh, after compinit: source <(npm run --silent ops -- completion zsh)
ops() { ${call} "$@" }
_partner_orders_ops() {
  local word given='' skip=''
  local -a found
  case $words[CURRENT-1] in
${rows([...values].map(([option, follows]) => [option, `${action(follows)}; return`]))}
  esac
  for word in "\${(@)words[2,CURRENT-1]}"; do
    if [[ -n $skip ]]; then skip=; continue; fi
    case $word in
      ${[...values.keys()].join('|')}) skip=1 ;;
      -*) ;;
      *) given+="\${given:+ }$word" ;;
    esac
  done
  if [[ $PREFIX == -* ]]; then
    case $given in
${rows(optionRows)}
    esac
    return
  fi
  case $given in
${rows([...places].map(([given, follows]) => [quote(given), action(follows)]))}
  esac
}
compdef _partner_orders_ops ops`;
}
