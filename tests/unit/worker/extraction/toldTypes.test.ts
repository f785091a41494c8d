/** What the text says outright is believed more than the model. */
import { describe, expect, it } from 'vitest';
import type { EntityType } from '../../../../backend/glossary.ts';
import { ground } from '../../../../worker/extraction/ground.ts';
import { withToldTypes } from '../../../../worker/extraction/toldTypes.ts';

function typed(text: string, name: string, type: EntityType = 'person'): string {
  return withToldTypes(text, ground(text, [{ type, name }]))
    .map((entity) => `${entity.type}${entity.told === true ? ', told' : ''}`)
    .join();
}

describe('a type that the text says', () => {
  it.each([
    ['Walked our dog Biscuit by the river.', 'Biscuit'],
    ['my old grey cat called Miso slept', 'Miso'],
    ['Biscuit, our spaniel, ran off.', 'Biscuit'],
    ['The neighbours have a parrot called Sir Percy.', 'Sir Percy'],
    ["Fed Lena's horse Falada.", 'Falada'],
    ['Unser Hund Rufus bellt.', 'Rufus'],
    ['Rufus, mein Kater, schläft.', 'Rufus'],
    ['Paseo con mi perra Luna.', 'Luna'],
    ['Miso the cat is back', 'Miso'],
  ])('%s: %s is a pet', (text, name) => {
    expect(typed(text, name)).toBe('pet, told');
  });

  it.each([
    ['Walked the dog with Ana.', 'Ana'],
    ['Ana, our dog Biscuit and I went out.', 'Ana'],
    ["All came: Euan, Euan's dog Skerry, Mo.", 'Euan'],
    ['Ana, the dog, two cousins and I.', 'Ana'],
  ])('%s: %s stays a person', (text, name) => {
    expect(typed(text, name)).toBe('person');
  });

  it('is not said of a place in a list', () => {
    expect(typed('Saw Paris, my dog, and the sea.', 'Paris', 'place')).toBe('place');
  });
});
