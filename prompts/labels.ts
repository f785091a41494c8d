/** The words that models put before a list of names, in whatever language they fall into, and those for an empty list. */
import { entityTypes, type PromptEntityType } from './vocabulary.ts';

// English, German, Spanish, French, Italian, Portuguese, Dutch, Chinese, Japanese; plurals in -s are found by themselves.
const WORDS: Record<PromptEntityType, string> = {
  person:
    'people individual human personen leute menschen persona personne persone gente pessoa personas 人物 人名 人 人物名',
  place:
    'location city country ort orte lugar lugare lieu lieux luogo luoghi plaats plaatsen locais 地点 地方 地名 场所 場所',
  organization:
    'organisation company companies employer institution organisationen organizationen firma firmen organización organizaciones organizzazione organizzazioni organização organizações organisatie 组织 機構 机构 公司 组织机构 組織 組織名',
  project: 'undertaking projekt projekte proyecto projet progetto progetti projeto 项目 プロジェクト',
  activity:
    'activities hobby hobbies pastime aktivität aktivitäten actividad actividade activité attività atividade activiteit 活动 活動 爱好',
  event: 'veranstaltung veranstaltungen ereignis ereignisse evento événement evenement eventi 事件 イベント',
  pet: 'animal haustier haustiere mascota animaux animale animali huisdier huisdieren 宠物 ペット 动物',
  work: 'title book film movie song music game werk werke obra œuvre oeuvre opera titel 作品 书籍',
  other: 'thing misc miscellaneous sonstige sonstiges andere otro autre altro outro overig 其他 その他',
};

const TYPES = new Map<string, PromptEntityType>(
  entityTypes.flatMap((type) => [type, ...WORDS[type].split(' ')].map((word) => [word, type] as const)),
);

/** The type a label stands for, in any case, singular or plural; null for a word that is none. */
export function typeOfLabel(label: string): PromptEntityType | null {
  const word = label.trim().toLowerCase().normalize('NFC');
  return TYPES.get(word) ?? TYPES.get(word.replace(/s$/, '')) ?? null;
}

/** Whether a whole text says, in one of our forms, that there is nothing. */
export function isNone(text: string): boolean {
  return /^(?:\(?none\)?\.?|[-–—])$/i.test(text);
}
