import { suppressSounds } from './sounds.ts'
import type { Memory } from './state.ts'

/**
 * What attribution remembers after a decision of the person: no category counts as automatic any
 * more, and tabs that play sound at that moment start no call.
 */
export const withoutAutomatic = ({
  sounds,
}: Memory): { over: undefined; call: undefined } & Pick<Memory, 'sounds'> => ({
  over: undefined,
  call: undefined,
  ...(sounds && { sounds: suppressSounds(sounds) }),
})
