import type { BadgeWords } from './badge-en.ts'

export const ru: BadgeWords = {
  nothingRuns: 'Ничего не запущено',
  since: (time) => `с ${time}`,
  away: (span, length) => `${span}\u00A0· ${length}: что это было?`,
  awayTitle: (length) => `Вас не было ${length}`,
  awayBefore: (category) => `до этого: ${category}`,
  whatWasIt: 'Что это было?',
  clockBack: (time) => `Часы переведены назад. Время до ${time} уже записано.`,
  still: 'Ещё идёт?',
  choose: 'Выбрать…',
  notStored: {
    full: 'Время не записывается: диск заполнен. Освободите место, и Stint продолжит.',
    closed:
      'Время не записывается: хранилище Stint не открывается. Закройте другие его вкладки или перезапустите браузер.',
    other: 'Не всё записалось. Stint попробует ещё раз в течение минуты.',
  },
}
