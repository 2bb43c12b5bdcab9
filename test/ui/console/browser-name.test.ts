import { afterEach, expect, it, vi } from 'vitest'

afterEach(() => {
  vi.unstubAllGlobals()
  vi.resetModules()
})

const namesIn = async (language: string, labels: (string | undefined)[]) => {
  vi.resetModules()
  vi.stubGlobal('navigator', { language, languages: [language] })
  const { browserName } = await import('../../../src/ui/console/browser-name.ts')
  return labels.map((label) => browserName(label === undefined ? {} : { label }))
}

it('is in the language of the reader', async () => {
  const labels = ['Chrome on Windows', 'Firefox', undefined]
  expect(await namesIn('en', labels)).toEqual(['Chrome on Windows', 'Firefox', 'Browser'])
  expect(await namesIn('ru', labels)).toEqual(['Chrome на Windows', 'Firefox', 'Браузер'])
})
