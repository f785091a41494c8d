/** Splits a list of names as chat models write it, and takes off what stands around a name. Pure. */

/** A value that says that there is no name, in the languages that models fall into. */
const EMPTY =
  /^(?:null|nil|n\/?a|not (?:mentioned|applicable|specified|found)|keine?|keine angabe|nichts|ninguno|ninguna|nada|aucune?|rien|nessuno|nessuna|nenhum|geen|无|没有|なし|없음|\[\]|[-–—])$/iu;
const EMPTY_SENTENCE =
  /^(?:there (?:is|are|were) )?(?:none|nothing|no)(?:\b.{0,40}\b(?:name|entit|mention|found|list|relation|state|here)\w*.{0,30})?$/iu;

/** `A; B`, else `A, B`: the names in it. A remark in parentheses or a description after a dash is no part of a name. */
export function listedNames(list: string): string[] {
  const separator = list.includes(';') ? /;/ : /,(?![^()]*\))/;
  return list
    .split(separator)
    .map(bareName)
    .filter((name) => name !== '' && !saysNothing(name));
}

/** @param text a name, or a whole line */
export function saysNothing(text: string): boolean {
  const bare = text
    .trim()
    .replace(/^\((.*)\)$/, '$1')
    .replace(/[.。!]$/, '');
  return EMPTY.test(bare) || EMPTY_SENTENCE.test(bare);
}

export function bareName(text: string): string {
  return text
    .trim()
    .replace(/\s+[-–—]+>?\s.*$/, '')
    .replace(/\s*\([^()]*\)?$/, '')
    .replace(/^["'“”„«‘`]+|["'“”»’`]+$/g, '')
    .trim();
}
