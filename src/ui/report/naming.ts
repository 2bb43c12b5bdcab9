/** What categories are called and painted with, whichever version of the scheme they come from. */
import { BASE_IDS, type RollUp } from '../../core/report/roll-up.ts'
import { BASE } from '../../core/scheme.ts'
import type { Settings } from '../../core/settings.ts'
import { colourOf } from '../colours.ts'
import { nameOf } from '../words/here.ts'
import type { Key } from './ink.ts'
import { motifOf, type Texture } from './textures.ts'

export interface Naming {
  name: (category: string) => string
  textures: readonly Texture[]
  /** The base 8, in their order. */
  base: readonly Key[]
}

/** @param seen categories that occur, besides the base 8 */
export function namingOf(
  { category, base }: Pick<RollUp, 'category' | 'base'>,
  { colours }: Pick<Settings, 'colours'>,
  seen: Iterable<string>,
): Naming {
  const name = (id: string) => {
    const known = category(id) ?? BASE.find((one) => one.id === id)
    return known ? nameOf(known) : id
  }
  return {
    name,
    textures: [...new Set([...BASE_IDS, ...seen])].map((id) => ({
      ...{ id, colour: colourOf(id, colours), motif: motifOf(base(id)) },
    })),
    base: BASE_IDS.map((id) => ({ texture: id, name: name(id) })),
  }
}
