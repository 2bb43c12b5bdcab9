// @vitest-environment happy-dom
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { BASE } from '../../../src/core/scheme/categories.ts'
import { colourOf } from '../../../src/ui/colours.ts'

const file = (path: string) =>
  readFileSync(join(import.meta.dirname, '../../../extension', path), 'utf8')

const speak = (language: string) => {
  vi.resetModules()
  vi.spyOn(navigator, 'language', 'get').mockReturnValue(language)
}

/**
 * Opens the page as a browser does: first the markup, and then those parts of extension/first-paint.ts
 * that run while the markup is read.
 */
const openPage = async (language: string) => {
  speak(language)
  document.documentElement.lang = 'en'
  const [, body = ''] = /<body>([\s\S]*)<script[\s\S]*<\/body>/.exec(file('pages/popup.html')) ?? []
  document.body.innerHTML = body
  await import('../../../src/ui/popup/fit-first-frame.ts')
  await import('../../../src/ui/popup/keep-early.ts')
}

const runPopup = async (
  switchTo = vi.fn(async () => undefined),
  pickByKey = vi.fn(async () => undefined),
) => {
  const { mountPopup } = await import('../../../src/ui/popup/mount.tsx')
  const read = () => Promise.reject(new Error('Nothing is stored'))
  const store = { switchTo, pickByKey, read, watch: () => () => undefined }
  const site = { address: async () => undefined, granted: async () => false, request: undefined }
  const ports = {
    store: Promise.resolve(store as never),
    changed: vi.fn(),
    open: vi.fn(),
    panel: undefined,
    site,
  }
  return mountPopup(document.body, ports)
}

/**
 * Returns the elements of the page with their attributes. Of their texts, the result includes only those
 * that are visible in the page's language.
 */
const outline = (element: Element, language: string): unknown[] =>
  [...element.children]
    .filter(
      (child) =>
        !child.matches('h1 span') && !['en', 'ru'].includes(child.getAttribute('lang') ?? ''),
    )
    .map((child) => [
      child.localName,
      child.id,
      child.className,
      child.hasAttribute('hidden'),
      child.getAttribute('style')?.replaceAll(/\s|;/g, ''),
      ...(child.matches('.name, .key, .pages button') ? [textOf(child, language)] : []),
      child.hasAttribute('hidden') ? [] : outline(child, language),
    ])

const textOf = (element: Element, language: string) =>
  (element.querySelector(`[lang="${language}"]`) ?? element).textContent.trim()

afterEach(() => {
  vi.restoreAllMocks()
  vi.resetModules()
  document.body.innerHTML = ''
})

describe.each(['en', 'ru'])('the first frame in %s', (language) => {
  it('is the same in the markup of the page as the script draws it', async () => {
    await openPage(language)
    const before = outline(document.body, language)
    document.body.innerHTML = ''
    const end = await runPopup()
    expect(outline(document.body, language)).toEqual(before)
    end()
  })

  it('is replaced by the popup', async () => {
    await openPage(language)
    const end = await runPopup()
    const names = [...document.querySelectorAll('.tile .name')].map((name) => name.innerHTML)
    expect(names).toEqual(BASE.map((category) => category[language as 'en']))
    expect(document.querySelectorAll('body [lang]')).toHaveLength(0)
    end()
  })
})

it.each([
  ['ru-RU', 'ru'],
  ['ru', 'ru'],
  ['en-US', 'en'],
  ['run', 'en'],
  ['de', 'en'],
])('in a browser that speaks %s is in %s', async (language, shown) => {
  await openPage(language)
  expect(document.documentElement.lang).toBe(shown)
})

it('keeps clicks and keys made before the script is loaded', async () => {
  await openPage('en')
  document.querySelector<HTMLElement>('[data-category="research"] .name')?.click()
  document.body.dispatchEvent(new KeyboardEvent('keydown', { key: '3', bubbles: true }))
  const switchTo = vi.fn(async () => undefined)
  const pickByKey = vi.fn(async () => undefined)
  const end = await runPopup(switchTo, pickByKey)
  await vi.waitFor(() => expect(pickByKey.mock.calls).toEqual([['3']]))
  document.querySelector<HTMLElement>('[data-category="misc"]')?.click()
  await vi.waitFor(() => expect(switchTo.mock.calls).toEqual([['research'], ['misc']]))
  end()
})

it('has the colours of the categories', () => {
  const markup = file('pages/popup.html')
  for (const { id } of BASE)
    expect(markup).toContain(`data-category="${id}" style="--colour: ${colourOf(id)}"`)
})
