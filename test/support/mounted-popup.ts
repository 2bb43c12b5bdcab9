import { vi } from 'vitest'
import type { CalendarOffer } from '../../src/core/calendar/offers.ts'
import type { ActHistory } from '../../src/store/timeline/act-history.ts'
import type { Around } from '../../src/store/views/around-away.ts'
import type { PopupView } from '../../src/store/views/popup-view.ts'
import type { Repeats } from '../../src/store/views/repeats.ts'
import { mountPopup } from '../../src/ui/popup/mount.tsx'
import type { SitePorts } from '../../src/ui/popup/own-site.tsx'
import type { PopupStore } from '../../src/ui/popup/store.ts'

export const $ = <E extends HTMLElement = HTMLElement>(css: string) => {
  const found = document.querySelector<E>(css)
  if (!found) throw new Error(`Not there: ${css}`)
  return found
}

export const tile = (category: string) => $(`[data-category="${category}"]`)

export const press = (key: string, more: KeyboardEventInit & { at?: Element } = {}) =>
  (more.at ?? document.body).dispatchEvent(
    new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }),
  )

/**
 * Simulates what the browser tells the popup about the tab in front. The default is no site in front.
 */
export const someSite = (address?: string, part: Partial<SitePorts> = {}): SitePorts => ({
  address: async () => address,
  granted: async () => false,
  request: undefined,
  ...part,
})

interface Played {
  repeats: Repeats
  around: Around
  acts: ActHistory
  offers: readonly CalendarOffer[]
}

/**
 * Mounts the popup on a simulated store. The test decides when the database opens, what the popup reads,
 * and how its commands end. The array `commands` contains the commands in the order in which they
 * reached the store.
 */
export const mountPopupOnStub = (site = someSite(), isPanel = false) => {
  const commands: string[] = []
  /** Data that the popup reads only when it shows them. */
  const played: Played = {
    repeats: { pairs: [], notes: [] },
    around: { before: [], after: [] },
    offers: [],
    acts: { done: [], undone: [], canUndo: false, canRedo: false },
  }
  let outcome: () => Promise<void> = async () => undefined
  let read = (): Promise<PopupView> => Promise.reject(new Error('Nothing is stored'))
  let tell: (view: PopupView) => void = () => undefined
  let fail: (error: unknown) => void = () => undefined
  const command =
    (name: string) =>
    (...given: unknown[]) => {
      commands.push([name, ...given].join(' '))
      return outcome()
    }
  const store: PopupStore = {
    switchTo: command('switchTo'),
    pickByKey: command('pickByKey'),
    stop: command('stop'),
    undo: command('undo'),
    redo: command('redo'),
    moveStart: command('moveStart'),
    setNote: command('setNote'),
    explain: command('explain'),
    explainParts: (parts) => command('explainParts')(JSON.stringify(parts)),
    confirm: command('confirm'),
    endForgotten: command('endForgotten'),
    documentInstead: command('documentInstead'),
    countFromNow: command('countFromNow'),
    askToSend: command('askToSend'),
    setOwnHost: command('setOwnHost'),
    noteZoneTold: command('noteZoneTold'),
    setPanelKeys: command('setPanelKeys'),
    repeat: ({ category, note, context }) =>
      command('repeat')(category, context ? JSON.stringify(context) : note),
    repeatByKey: command('repeatByKey'),
    putOffQuestions: command('putOffQuestions'),
    nameCall: command('nameCall'),
    readRepeats: async () => played.repeats,
    readAround: async () => played.around,
    readOffers: async () => played.offers,
    learnFrom: command('learnFrom'),
    watchActs: async (tellActs) => {
      tellActs(played.acts)
      return () => undefined
    },
    read: () => read(),
    watch(onView, onError) {
      tell = onView
      fail = onError
      return () => undefined
    },
  }
  const untilDrawn = () => new Promise((done) => setTimeout(done))
  const opened = Promise.withResolvers<PopupStore>()
  const ports = {
    store: opened.promise,
    changed: vi.fn(),
    open: vi.fn(),
    panel: vi.fn(),
    isPanel,
    site,
  }
  const end = mountPopup(document.body, ports)
  return {
    ...ports,
    commands,
    played,
    end,
    open: () => opened.resolve(store),
    failToOpen: (error: unknown) => opened.reject(error),
    opens: ports.open,
    setOutcome: (how: () => Promise<void>) => {
      outcome = how
    },
    /**
     * Sets what the popup reads after the next command. By default it reads the view that was shown
     * last.
     */
    setRead: (how: () => Promise<PopupView>) => {
      read = how
    },
    /**
     * Waits until the popup listens to the store, sends it this view, and waits until it shows the view.
     */
    async show(view: PopupView) {
      read = async () => view
      opened.resolve(store)
      await vi.waitFor(() => {
        tell(view)
        $('main[data-ready]')
      })
      tell(view)
      await untilDrawn()
    },
    drawn: untilDrawn,
    failToRead: async (error: unknown) => {
      opened.resolve(store)
      await vi.waitFor(() => {
        fail(error)
        $('[role="alert"]')
      })
    },
  }
}
