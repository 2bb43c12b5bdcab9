import type { Categories } from '../../core/scheme/categories.ts'
import {
  DEFAULT_PERSONAL,
  isLastShown,
  type KeyProblem,
  keyProblem,
  moveInOrder,
  type Personal,
} from '../../core/scheme/personal.ts'
import type { StintDatabase } from '../database.ts'
import { changeSettings, readSettings } from '../settings.ts'
import { readScheme } from './versions.ts'

type Next = (personal: Personal, categories: Categories) => Partial<Personal> | undefined

/** Changes the person's arrangement of categories. Stores nothing if `next` returns undefined. */
const arrange = (db: StintDatabase, next: Next): Promise<void> =>
  db.transaction('rw', db.named, db.segments, db.trace, async () => {
    const { categories } = await readScheme(db)
    const patch = next(await readSettings(db), categories)
    if (patch) await changeSettings(db, patch)
  })

const withEntry = <T>(all: Readonly<Record<string, T>>, id: string, value: T | undefined) => {
  const { [id]: _, ...others } = all
  return value === undefined ? others : { ...others, [id]: value }
}

/**
 * Sets a category's colour.
 * @param colour `#rrggbb`; undefined for the default colour
 */
export const setColour = (db: StintDatabase, id: string, colour?: string): Promise<void> =>
  arrange(db, ({ colours }) => ({ colours: withEntry(colours, id, colour) }))

/** Moves a category up (-1) or down (1). */
export const moveCategory = (db: StintDatabase, id: string, by: -1 | 1): Promise<void> =>
  arrange(db, (personal, categories) => ({ order: moveInOrder(id, by, categories, personal) }))

/** Hides a category or shows it again. The last visible category cannot be hidden. */
export const setHidden = (db: StintDatabase, id: string, on: boolean): Promise<void> =>
  arrange(db, (personal, categories) => {
    if (on && isLastShown(id, categories, personal)) return undefined
    const others = personal.hidden.filter((other) => other !== id)
    return { hidden: on ? [...others, id] : others }
  })

/**
 * Sets the key of a category.
 * @param key undefined for the default key, which no other category can have
 * @returns why the key is refused. Then nothing is stored
 */
export async function setKey(
  db: StintDatabase,
  id: string,
  key?: string,
): Promise<KeyProblem | undefined> {
  let problem: KeyProblem | undefined
  await arrange(db, (personal, categories) => {
    problem = key === undefined ? undefined : keyProblem(id, key, categories, personal)
    return problem ? undefined : { keys: withEntry(personal.keys, id, key) }
  })
  return problem
}

export const resetPersonal = (db: StintDatabase): Promise<void> =>
  arrange(db, () => DEFAULT_PERSONAL)
