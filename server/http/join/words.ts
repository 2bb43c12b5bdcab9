/** The texts of the join page. */
export const LANGUAGES = ['en', 'ru'] as const
export type Language = (typeof LANGUAGES)[number]

interface JoinWords {
  title: string
  lead: string
  /** The heading of step 1 (getting the extension), and its hint. */
  get: string
  getHint: string
  chrome: string
  firefox: string
  onPhone: string
  copy: string
  copyHint: string
  copyButton: string
  copied: string
  notCopied: string
  paste: string
  pasteHint: string
  /** The hint for people who only read reports or administer, and need no extension. */
  consoleHint: string
  console: string
  noSecret: string
  noScript: string
  once: string
  /** The name of the other language, written in that language. */
  other: string
}

export const JOIN_WORDS: Record<Language, JoinWords> = {
  en: {
    title: 'Join your team in Stint',
    lead: 'Stint shows where working time goes: one click for each change of task. Connecting takes a minute.',
    get: 'Get the extension',
    getHint: 'Is Stint in your browser already? Go on to step 2.',
    chrome: 'For Chrome, Edge, Opera, Yandex',
    firefox: 'For Firefox',
    onPhone: 'Stint runs in the browser of a computer. Open this link there.',
    copy: 'Copy this link',
    copyHint: 'It is made for you. It connects one browser, once.',
    copyButton: 'Copy link',
    copied: 'Copied',
    notCopied: 'The browser did not copy it: select the link and copy it.',
    paste: 'Paste it in Stint',
    pasteHint:
      'Click Stint’s icon, then “Connect…”. Stint says whose link it is before it connects.',
    consoleHint: 'Only here to read reports or to administer?',
    console: 'Sign in to the console with this link',
    noSecret:
      'This link is not whole. Open the whole link from your invitation, or ask for a new one.',
    noScript: 'Copy the whole address of this page, with all that is after the #.',
    once: 'Has the link been used, or is it too old? Ask for a new one.',
    other: 'По-русски',
  },
  ru: {
    title: 'Подключитесь к команде в Stint',
    lead: 'Stint показывает, на что уходит рабочее время: одно нажатие на каждое переключение. Подключение займёт минуту.',
    get: 'Установите расширение',
    getHint: 'Stint уже есть в браузере? Переходите к шагу 2.',
    chrome: 'Для Chrome, Edge, Opera, Яндекс Браузера',
    firefox: 'Для Firefox',
    onPhone: 'Stint работает в браузере на компьютере. Откройте эту ссылку там.',
    copy: 'Скопируйте ссылку',
    copyHint: 'Она только для вас: подключает один браузер, один раз.',
    copyButton: 'Скопировать ссылку',
    copied: 'Скопировано',
    notCopied: 'Браузер не скопировал ссылку: выделите её и скопируйте.',
    paste: 'Вставьте её в Stint',
    pasteHint:
      'Нажмите значок Stint, затем «Подключить…». Перед подключением Stint покажет, чья это ссылка.',
    consoleHint: 'Нужны только отчёты или управление?',
    console: 'Войти в консоль по этой ссылке',
    noSecret: 'Ссылка неполная. Откройте её из приглашения целиком или попросите новую.',
    noScript: 'Скопируйте адрес этой страницы целиком, со всем, что после знака #.',
    once: 'Ссылка уже использована или устарела? Попросите новую.',
    other: 'In English',
  },
}
