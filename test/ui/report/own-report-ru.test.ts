// @vitest-environment happy-dom
import 'fake-indexeddb/auto'
import { expect, it, vi } from 'vitest'
import { openReport, span, untilReportShown, waitFor } from '../../support/ui/report-page.ts'

// The language is read when the modules are loaded.
vi.hoisted(() => Object.defineProperty(navigator, 'language', { value: 'ru' }))

it('in Russian, half an hour on the axis has a decimal comma', async () => {
  await openReport({ rows: [span(1, 0, 2, 'outgoing-call')] })
  await untilReportShown()
  const ticks = () => [...document.querySelectorAll('svg text')].map((tick) => tick.textContent)
  await waitFor(() => expect(ticks()).toContain('1,5 ч'))
})
