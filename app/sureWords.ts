/** How sure a reading is, in words: a person reads a share of a hundred, not a probability. Pure. */

/** Of what is known of a reading, the words for it; nothing where nobody knows. Nothing that was read is ever certain. */
export function sureWords({ confidence }: { confidence?: number }): string[] {
  return confidence === undefined ? [] : [`${Math.min(99, Math.round(confidence * 100))} % sure`];
}

/** The same, to be said after something else. */
export function commaSure(reading: { confidence?: number }): string {
  return sureWords(reading)
    .map((words) => `, ${words}`)
    .join('');
}
