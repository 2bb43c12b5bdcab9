import { suppressSounds } from './sounds.ts'
import type { Memory } from './state.ts'

/**
 * Returns the changes of the stored `Memory` after a decision of the person: the running category no
 * longer counts as automatic, and tabs that play sound at that moment start no call.
 */
export const withoutAutomatic = ({
  sounds,
}: Memory): { over: undefined; call: undefined } & Pick<Memory, 'sounds'> => ({
  over: undefined,
  call: undefined,
  ...(sounds && { sounds: suppressSounds(sounds) }),
})
