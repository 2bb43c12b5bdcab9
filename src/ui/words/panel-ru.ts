import type { PanelWords } from './panel-en.ts'

export const ru: PanelWords = {
  keysOff: 'Клавиши 1–8 и буквы здесь выключены: набор текста ничего не переключит.',
  keysOn: 'Клавиши 1–8 и буквы здесь работают.',
  turnOn: 'Включить',
  turnOff: 'Выключить',
}
