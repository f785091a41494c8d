/** The correcting side of the fake journal: what is said is done to the entries at once, and taken back from a copy. */
import { NotFoundError } from '../../backend/errors.ts';
import type {
  Correction,
  CorrectionRequest,
  CorrectionResult,
  Corrections,
  EntityReference,
  Saying,
  Suggestion,
} from '../../backend/journal/correction.ts';
import type { EpisodeDetail, MentionedEntity } from '../../backend/journal/Journal.ts';
import { FakeChannel } from './fakeJournalChannel.ts';
import { entityDetail, mentionsOf } from './fakeJournalGraph.ts';

type Named = Pick<MentionedEntity, 'id' | 'name' | 'type'>;
interface Done {
  says: Saying;
  words: string;
  entity: string | null;
}

/** Abstract, since the entries are the journal’s. */
export abstract class FakeCorrections extends FakeChannel implements Corrections {
  abstract readonly episodes: Map<string, EpisodeDetail>;
  /** what the journal believes may be the same; a test fills it */
  readonly suggested: Suggestion[] = [];
  /** everything that was asked for, in order */
  readonly asked: CorrectionRequest[] = [];
  /** oldest first */
  readonly said: Correction[] = [];
  private readonly before = new Map<string, ReadonlyMap<string, EpisodeDetail>>();

  async correct(request: CorrectionRequest): Promise<CorrectionResult> {
    await this.enter('correct');
    this.asked.push(request);
    const before = new Map(this.episodes);
    const { says, words, entity } = this.apply(request);
    const id = `01CORRECTION${String(this.said.length + 1).padStart(14, '0')}`;
    const correction = { id, at: new Date().toISOString(), kind: says.kind, words, says, undone: null };
    this.before.set(id, before);
    this.said.push(correction);
    this.emit('corrected', null, says.kind);
    this.emit('graph_changed');
    return { correction, entity };
  }

  async corrections(): Promise<Correction[]> {
    await this.enter('corrections');
    return [...this.said].reverse();
  }

  async undoCorrection(id?: string): Promise<Correction> {
    await this.enter('undoCorrection');
    const standing = this.said.filter(({ undone }) => undone === null);
    const one = id === undefined ? standing.at(-1) : standing.find((each) => each.id.startsWith(id));
    if (one === undefined)
      throw new NotFoundError('There is no such correction to take back.', 'See: kith corrections');
    const undone = { ...one, undone: new Date().toISOString() };
    this.said[this.said.indexOf(one)] = undone;
    for (const [episode, was] of this.before.get(one.id) ?? []) this.episodes.set(episode, was);
    this.emit('corrected', null, 'undo');
    this.emit('graph_changed');
    return undone;
  }

  async suggestions(nameOrId?: string): Promise<Suggestion[]> {
    await this.enter('suggestions');
    return this.suggested.filter(
      ({ entity, candidates }) =>
        nameOrId === undefined || [entity, ...candidates].some(({ id, name }) => [id, name].includes(nameOrId)),
    );
  }

  private apply(request: CorrectionRequest): Done {
    if (request.kind === 'add') {
      const { entry, name, type } = request;
      const added = this.findEntity(name) ?? { id: `entity-${name}`, name, type };
      this.changeEntities(entry, (entities, { text }) => [...entities, { ...added, mentions: mentionsOf(text, name) }]);
      const says = { kind: request.kind, entity: reference(added), episode: entry, surface: null, start: null };
      return { says, words: `“${name}” is in an entry`, entity: added.id };
    }
    const about = this.entityCalled(request.entity);
    const entity = reference(about);
    const everywhere = [...this.episodes.keys()];
    const quoted = `“${about.name}”`;
    switch (request.kind) {
      case 'merge': {
        const into = this.entityCalled(request.into);
        this.replace(about, into, everywhere);
        this.settle(about.id, into.id);
        const words = `${quoted} is “${into.name}”`;
        return { says: { kind: 'merge', entity, into: reference(into) }, words, entity: into.id };
      }
      case 'split': {
        const name = request.name ?? `${about.name} (2)`;
        const to = this.findEntity(name) ?? { ...about, id: `entity-${name}`, name };
        this.replace(about, to, request.entries ?? everywhere);
        const says = { kind: request.kind, entity, episodes: request.entries, names: request.names, to: reference(to) };
        return { says: without(says), words: `${quoted} is “${name}” in some entries`, entity: to.id };
      }
      case 'apart': {
        const from = this.entityCalled(request.from);
        this.settle(about.id, from.id);
        const words = `${quoted} is not “${from.name}”`;
        return { says: { kind: 'apart', entity, from: reference(from) }, words, entity: about.id };
      }
      case 'rename': {
        const named = { ...about, id: `entity-${request.name}`, name: request.name };
        this.replace(about, named, everywhere);
        const words = `${quoted} is called “${request.name}”`;
        return { says: { kind: 'rename', entity, name: request.name }, words, entity: named.id };
      }
      case 'alias':
        return { says: { ...request, entity }, words: `“${request.name}” is ${quoted}`, entity: about.id };
      case 'retype': {
        const typed = { ...about, type: request.type };
        this.replace(about, typed, everywhere);
        return { says: { ...request, entity }, words: `${quoted} is of the type ${request.type}`, entity: typed.id };
      }
      case 'ignore': {
        const { entry } = request;
        this.replace(about, null, entry === undefined ? everywhere : [entry]);
        const words = `${quoted} is nobody${entry === undefined ? '' : ' in one entry'}`;
        return { says: { kind: 'ignore', entity, episode: entry ?? null }, words, entity: null };
      }
      case 'delete':
        this.replace(about, null, everywhere);
        return { says: { kind: 'delete', entity }, words: `${quoted} is gone`, entity: null };
    }
  }

  /** One entity stands where another stood; null for none. */
  private replace(from: Named, to: Named | null, entries: readonly string[]): void {
    for (const id of entries) {
      this.changeEntities(id, (entities) => {
        const gone = entities.filter((each) => each.id === from.id);
        const others = entities.filter((each) => each.id !== from.id && each.id !== to?.id);
        if (gone.length === 0 || to === null) return entities.filter((each) => each.id !== from.id);
        const mentions = [...gone, ...entities.filter((each) => each.id === to.id && to.id !== from.id)];
        return [...others, { ...to, mentions: mentions.flatMap((each) => each.mentions) }];
      });
    }
  }

  private changeEntities(
    id: string,
    change: (entities: readonly MentionedEntity[], episode: EpisodeDetail) => MentionedEntity[],
  ): void {
    const episode = this.episodes.get(id);
    if (episode === undefined) throw new NotFoundError(`There is no entry ${id}.`, 'List them.');
    this.episodes.set(id, { ...episode, entities: change(episode.entities, episode) });
  }

  private settle(one: string, other: string): void {
    const open = this.suggested.filter(({ entity, candidates }) => {
      const ids = [entity, ...candidates].map(({ id }) => id);
      return !ids.includes(one) || !ids.includes(other);
    });
    this.suggested.splice(0, this.suggested.length, ...open);
  }

  private findEntity(nameOrId: string): Named | null {
    const entities = [...this.episodes.values()].flatMap((episode) => episode.entities);
    return entities.find(({ id, name }) => id === nameOrId || name === nameOrId) ?? null;
  }

  private entityCalled(nameOrId: string): Named {
    const { id, name, type } = entityDetail([...this.episodes.values()], nameOrId);
    return { id, name, type };
  }
}

function reference({ type, name }: Named): EntityReference {
  return { type, name: name.toLowerCase(), shown: name };
}

/** Fields that were not said are not there. */
function without(says: {
  kind: 'split';
  entity: EntityReference;
  episodes: string[] | undefined;
  names: string[] | undefined;
  to: EntityReference;
}): Saying {
  const { kind, entity, episodes, names, to } = says;
  return { kind, entity, to, ...(episodes && { episodes }), ...(names && { names }) };
}
