/** Everything that changes an episode. Each promise resolves only when the change is on disk. */
import { ulid } from 'ulid';
import type { EngineConnection } from '../connection/EngineConnection.ts';
import { NotFoundError } from '../errors.ts';
import { readEpisode } from '../store/readEpisode.ts';
import { editEpisode } from '../store/scripts/editEpisode.ts';
import { saveEpisode } from '../store/scripts/saveEpisode.ts';
import { deleteEpisode, restoreEpisode } from '../store/scripts/trashEpisode.ts';
import { episodeDateAt, wallClock } from './dates.ts';
import type { Episode, EpisodeDate, Journal } from './Journal.ts';
import { storableText } from './text.ts';

export function noSuchEpisode(id: string): NotFoundError {
  return new NotFoundError(`There is no entry ${id}.`, 'Run `kith list` to see the entries and their ids.');
}

/** The writing half of a journal. @param requireSpace throws KithError when there is too little room to save safely */
export function createWriting(
  connection: EngineConnection,
  requireSpace: () => Promise<void>,
): Pick<Journal, 'add' | 'edit' | 'delete' | 'restore'> {
  async function stored(id: string): Promise<Episode> {
    const episode = await connection.run((client) => readEpisode(client, id));
    if (episode === null) throw noSuchEpisode(id);
    return episode;
  }

  async function add(text: string, date?: EpisodeDate, id?: string): Promise<Episode> {
    await requireSpace();
    const now = Date.now();
    const about = date ?? episodeDateAt(new Date(now));
    // The id is made here at the latest, so that a save that has to be sent twice is still one episode.
    const episode = { id: id ?? ulid(now), text: storableText(text), ...about, moment: wallClock(about.date) };
    await connection.run((client) => saveEpisode(client, episode, now));
    const saved = await stored(episode.id);
    // An earlier save with this id arrived after all, with what was written then.
    return saved.text === episode.text ? saved : edit(episode.id, { text });
  }

  async function edit(id: string, change: { text?: string; date?: EpisodeDate }): Promise<Episode> {
    await requireSpace();
    const before = await stored(id);
    const { date, zone } = change.date ?? before;
    const text = change.text === undefined ? before.text : storableText(change.text);
    const next = { id, text, date, zone, moment: wallClock(date) };
    const outcome = await connection.run((client) => editEpisode(client, next, Date.now()));
    if (outcome === 'missing') {
      throw new NotFoundError(`The entry ${id} is in the trash.`, `Bring it back first: kith restore ${id}`);
    }
    return stored(id);
  }

  return {
    add,
    edit,
    async delete(id) {
      if (!(await connection.run((client) => deleteEpisode(client, id, Date.now())))) throw noSuchEpisode(id);
    },
    async restore(id) {
      if (!(await connection.run((client) => restoreEpisode(client, id, Date.now())))) throw noSuchEpisode(id);
      return stored(id);
    },
  };
}
