import { isRussian } from './common.ts'

const en = {
  ending: (day: string) => `Group mode ends: your manager sees your name from ${day}`,
  named: 'Group mode has ended: your manager sees your name',
}

const ru: typeof en = {
  ending: (day) => `Групповой режим заканчивается: с ${day} руководитель видит ваше имя`,
  named: 'Групповой режим закончен: руководитель видит ваше имя',
}

/**
 * What the popup says about group mode (docs/domain.md, *Who sees what*). These words are loaded
 * only if there is something to say.
 */
export const modeWords = isRussian ? ru : en
