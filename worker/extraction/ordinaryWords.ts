/** Words that are also names: without its capital, or at the beginning of a sentence, such a word names nobody. Pure. */
import { usesCase } from './occurrences.ts';

const set = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

/** English, German, Spanish and French, as they are compared. */
const NAMES_THAT_ARE_WORDS = set(`
  amber angel april art ash august autumn basil bay bean bear bee bell bill birch bird bishop blossom blue brook brooks bud buddy
  bunny cash chance charity chase chip clay cliff coco cook cookie coral crystal daisy dale dash dawn day dean dear deal
  destiny dot drew duck duke earl east eve ever faith fern field fields finch fish flora forest fox frank free gale gene ginger glen
  glory gold good goose grace grant gray green grey guy hall happy harbor harbour harmony hart hazel heart heath heather heaven hill
  holly home honey honor honour hope hunter iris ivy jade jay jewel jolly joy judge july june justice kay
  king kitten kitty knight lake lance lane lark laurel leaf lily lord love lucky major man march mark marsh max may
  mercy mike miles mill misty monkey moon moss mouse near nice noble north oak ocean olive opal orange
  page park pat patience peace peach pearl peg penny pepper petal pickle pip pierce poppy precious price pride prince
  princess puppy queen quill rabbit rain ray red reed reef rich river rock rocky rose rosemary ruby rue rusty sage
  sandy sandwich scout shade shell shy sky skip smoky snow socks south spring star stone storm strong sue
  summer sunday sunny sunshine tag tiger trip turkey violet waters way west
  will willow winter wolf wood woods worth wren young
  essen engel frei fuchs gut hahn herr frau kaiser klein könig kurz lang liebe licht morgen rose sommer sonne stein stern
  weiß winter wolf wunder
  amor ángel blanca cielo consuelo esperanza flor gracia león luz mar nieves paz piedad rosa rey
  sol aimé ange belle blanche bonté claire cher désiré fleur juste lune marine paris parfait petit prudence reine soleil violette`);

/** Whether a word, as compared, is an ordinary one as often as a name. */
export function isOrdinaryWord(word: string): boolean {
  return NAMES_THAT_ARE_WORDS.has(word);
}

/** Whether one of these texts, being written with capitals, uses the word without one. @param word lower case */
export function isUsedAsWord(word: string, texts: Iterable<string>): boolean {
  const escaped = word.replace(/[^\p{L}\p{N}\p{M} ]/gu, '\\$&');
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}\\p{M}_@#])${escaped}(?![\\p{L}\\p{N}\\p{M}_])`, 'u');
  for (const text of texts) if (usesCase(text) && pattern.test(text)) return true;
  return false;
}
