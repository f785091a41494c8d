/** Searching with filters, on a real engine: names through the graph, days, status, tags and phrases. */
import { describe, expect, it } from 'vitest';
import { wallClock } from '../../backend/journal/dates.ts';
import { createSearching } from '../../backend/journal/searching.ts';
import type { EngineClient } from '../../backend/store/client.ts';
import { keys } from '../../backend/store/keys.ts';
import { saveEpisode } from '../../backend/store/scripts/saveEpisode.ts';
import { findIn, labelled } from '../helpers/namedEntries.ts';
import { startEngineConnection } from '../helpers/startEngineConnection.ts';

/** Saves an entry that is read, with what is found in it. */
async function saveRead(client: EngineClient, at: number, day: string, marked: string): Promise<void> {
  const id = `01ENTRY${String(at).padStart(19, '0')}`;
  const date = `${day}T20:00:00+00:00`;
  await saveEpisode(client, { id, text: labelled(marked).text, date, zone: 'UTC', moment: wallClock(date) }, at);
  await findIn(client, id, marked);
  await client.hSet(keys.episode(id), 'status', 'done');
  await client.zRem(keys.status('pending_nodes'), id);
  await client.zAdd(keys.status('done'), { score: at, value: id });
}

describe('search', () => {
  it('narrows words by who, where, when, status and tags', async () => {
    const { client, connection } = await startEngineConnection();
    const { search } = createSearching(connection);
    const texts = async (query: string): Promise<string[]> => (await search(query)).map(({ text }) => text);
    await saveRead(client, 1, '2024-02-10', 'rain with [Priya Raman](person) in [Lisbon](place) #garden');
    await saveRead(client, 2, '2024-03-01', 'rain with [Priya Raman](person) in [Oslo](place) #long_run');
    await saveRead(client, 3, '2024-05-31', 'more rain with [Anna](person) in [Lisbon](place), in the garden');
    await saveRead(client, 4, '2025-06-01', 'sun: [Anna](person), [Priya Raman](person), [Café Luna](place)');
    const date = '2025-07-01T20:00:00+00:00';
    await saveEpisode(client, { id: 'waits', text: 'rain again', date, zone: 'UTC', moment: wallClock(date) }, 5);

    const [lisbon, oslo] = ['rain with Priya Raman in Lisbon #garden', 'rain with Priya Raman in Oslo #long_run'];
    const [garden, sun] = ['more rain with Anna in Lisbon, in the garden', 'sun: Anna, Priya Raman, Café Luna'];
    expect(await texts('with:priya-raman')).toEqual([sun, oslo, lisbon]);
    expect(await texts('with:"Priya Raman" in:lisbon')).toEqual([lisbon]);
    expect(await texts('with:pri with:ann')).toEqual([sun]);
    expect(await texts('in:cafe-luna')).toEqual([sun]);
    expect(await texts('about:oslo')).toEqual([oslo]);
    expect(await texts('rain with:raman before:2024-03')).toEqual([lisbon]);
    expect((await texts('rain from:2024-03 to:2024-05')).sort()).toEqual([garden, oslo]);
    expect(await texts('on:2024-05-31')).toEqual([garden]);
    expect(await texts('after:2024')).toEqual(['rain again', sun]);
    expect(await texts('tag:garden')).toEqual([lisbon]);
    expect(await texts('#long')).toEqual([oslo]);
    expect(await texts('tag:long_run rain')).toEqual([oslo]);
    expect(await texts('is:pending')).toEqual(['rain again']);
    expect(await texts('rain is:pending')).toEqual(['rain again']);
    expect(await texts('rain is:read before:2024-03')).toEqual([lisbon]);
    expect(await texts('is:read after:2024')).toEqual([sun]);
    expect(await texts('"raman in oslo"')).toEqual([oslo]);
    for (const nothing of ['is:attention', '  ', '!!', '#']) expect(await texts(nothing), nothing).toEqual([]);

    await expect(search('wiht:priya')).rejects.toMatchObject({ kind: 'usage' });
    await expect(search('from:soon')).rejects.toMatchObject({ kind: 'usage' });
    const message = 'Nobody called "lisbon" is known yet.';
    await expect(search('with:lisbon')).rejects.toMatchObject({ kind: 'not_found', message });
  });
});
