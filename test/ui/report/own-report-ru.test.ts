// @vitest-environment happy-dom
import 'fake-indexeddb/auto'
import { expect, it, onTestFinished, vi } from 'vitest'

it('in Russian, half an hour on the axis has a decimal comma', async () => {
  // Modules read the language when they are loaded, so they are loaded again here.
  vi.resetModules()
  vi.stubGlobal('navigator', { language: 'ru' })
  onTestFinished(() => {
    vi.unstubAllGlobals()
    vi.resetModules()
  })
  const { openReport, span, untilReportShown, waitFor } = await import(
    '../../support/ui/report-page.ts'
  )
  await openReport({ rows: [span(1, 0, 2, 'outgoing-call')] })
  await untilReportShown()
  const ticks = () => [...document.querySelectorAll('svg text')].map((tick) => tick.textContent)
  await waitFor(() => expect(ticks()).toContain('1,5 ч'))
})
