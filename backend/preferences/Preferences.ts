/** How one person wants the windows of a journal: a small file, so that it is known before the engine is up. */
import { z } from 'zod';

export const THEMES = ['terminal', 'dusk', 'moss', 'amber', 'contrast', 'plain'] as const;
export type ThemeName = (typeof THEMES)[number];

/** What is kept of a passphrase: never the words themselves. */
export const passphraseSchema = z.object({
  /** 16 random bytes and the 32 bytes that scrypt makes with them, base64 */
  salt: z.base64(),
  hash: z.base64(),
  /** scrypt's N, r and p */
  cost: z.number().int().min(2).max(1_048_576),
  block: z.number().int().min(1).max(32),
  parallel: z.number().int().min(1).max(16),
});
export type StoredPassphrase = z.infer<typeof passphraseSchema>;

const preferencesSchema = z.object({
  theme: z.enum(THEMES),
  /** the terminal's background; asked of the terminal unless said here */
  background: z.enum(['detect', 'dark', 'light']),
  mouse: z.boolean(),
  /** vim keys in the editor */
  vim: z.boolean(),
  /** a question to begin a new entry with */
  dailyPrompt: z.boolean(),
  /** the hour at which a day begins: what is written earlier belongs to the evening before */
  dayStart: z.number().int().min(0).max(12),
  /** seconds that the background stays after the last window; null for its own choice */
  linger: z.number().int().min(0).max(86_400).nullable(),
  /** minutes without a key after which the window locks; 0 for never. Without a passphrase it never does. */
  lockAfter: z.number().int().min(0).max(1440),
  passphrase: passphraseSchema.nullable(),
  /** keys by command, in place of those of the table */
  keys: z.record(z.string(), z.array(z.string())),
});
export type Preferences = Readonly<z.infer<typeof preferencesSchema>>;

export const DEFAULT_PREFERENCES: Preferences = {
  theme: 'terminal',
  background: 'detect',
  mouse: false,
  vim: false,
  dailyPrompt: false,
  dayStart: 0,
  linger: null,
  lockAfter: 15,
  passphrase: null,
  keys: {},
};

export interface ReadPreferences {
  preferences: Preferences;
  /** what in the file could not be used, in words for its owner */
  problems: readonly string[];
}

const given = z.record(z.string(), z.unknown());

/**
 * Preferences from whatever a file holds: each value that is sound is taken, every other one is as if it were not there.
 * Never throws.
 */
export function parsePreferences(value: unknown): ReadPreferences {
  const read = given.safeParse(value);
  if (!read.success) return { preferences: DEFAULT_PREFERENCES, problems: ['The settings file holds no settings.'] };
  const fields: Readonly<Record<string, z.ZodType>> = preferencesSchema.shape;
  const sound: Record<string, unknown> = {};
  const problems: string[] = [];
  for (const [name, candidate] of Object.entries(read.data)) {
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (field === undefined) problems.push(`“${name}” in the settings file is not a setting.`);
    else if (field.safeParse(candidate).success) sound[name] = candidate;
    else problems.push(`“${name}” in the settings file has a value that it cannot have.`);
  }
  return { preferences: preferencesSchema.parse({ ...DEFAULT_PREFERENCES, ...sound }), problems };
}
