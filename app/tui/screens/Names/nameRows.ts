/** Names as rows: what each is called, in how many entries it is, when it was seen last, and whether that is long ago. */
import { silenceOf } from '../../../../backend/insights/silence.ts';
import type { EntitySummary } from '../../../../backend/journal/Journal.ts';
import type { ListRow } from '../../parts/SelectableRows.tsx';
import { countOf } from '../../state/selectors/format.ts';
import { spread, type Line } from '../../state/selectors/line.ts';
import { lastSeenWords, silenceWords } from '../../state/selectors/knowingWords.ts';
import { sanitize } from '../../text/sanitize.ts';

/** Narrower rows have room for the name and when it was seen, and no more. */
const WITH_COUNT = 56;
const WITH_SILENCE = 88;

function rowOf(entity: EntitySummary, withType: boolean, today: string, width: number): Line {
  const { name, aliases, type, episodes, last } = entity;
  const others = aliases.filter((alias) => alias !== name).map((alias) => sanitize(alias));
  const about = [...(withType ? [type] : []), ...others].join(' · ');
  const left: Line = [
    { text: sanitize(name), token: 'text' },
    { text: about === '' || width < WITH_COUNT ? '' : `  ${about}`, token: 'dim' },
  ];
  const silence = silenceOf(entity, today);
  const seen = last === null ? '' : lastSeenWords(last, silence.days, today);
  const count = width < WITH_COUNT ? '' : `${countOf(episodes, 'entry', 'entries')} · `;
  const missing = silence.long && width >= WITH_SILENCE ? `${silenceWords(silence)} · ` : '';
  return spread(
    left,
    [
      { text: missing, token: 'accent' },
      { text: `${count}${seen}`, token: silence.long && missing === '' ? 'accent' : 'dim' },
    ],
    width,
  );
}

/** @param withType whether they are of several types */
export function nameRows(list: readonly EntitySummary[], withType: boolean, today: string, width: number): ListRow[] {
  return list.map((entity) => ({ key: entity.id, line: rowOf(entity, withType, today, width) }));
}
