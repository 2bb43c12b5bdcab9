// @vitest-environment happy-dom
import { expect, it, vi } from 'vitest'
import { readCalendarRows } from '../../../src/store/calendar.ts'
import { CALENDAR, calendarText, serveCalendar } from '../../support/calendar-server.ts'
import { grantingBrowser } from '../../support/granting-browser.ts'
import { $ } from '../../support/mounted-popup.ts'
import { openSettings } from '../../support/ui/settings-page.ts'

const soon = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString()
const text = () => calendarText([{ from: soon(-60), to: soon(-30), title: 'Secret plan' }])

const add = async (address: string) => {
  const field = await vi.waitFor(() => $<HTMLInputElement>('#calendar-address'))
  field.value = address
  field.form?.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }))
}

it('an address is added with one prompt for its host, and read at once', async () => {
  serveCalendar(text)
  const { db, hosts } = await openSettings()
  expect((await vi.waitFor(() => $('#calendar .sees'))).textContent).toBe(
    'Your browser then asks: “Read and change your data on …”. Choose Allow. Stint only reads the calendar at this address.',
  )
  await add(CALENDAR.replace('https', 'webcal'))
  expect(hosts.request).toHaveBeenCalledExactlyOnceWith(['https://calendar.example/*'])
  await vi.waitFor(() => expect($('#calendar [role=status]').textContent).toMatch(/1 entry/))
  // The page shows neither the secret address nor a title, because another person may see the screen.
  expect(document.body.textContent).not.toMatch(/private-73c9|Secret plan/)
  $('#calendar-remove').click()
  await vi.waitFor(async () => expect((await readCalendarRows(db)).url).toBeUndefined())
  expect(hosts.remove).toHaveBeenCalledExactlyOnceWith(['https://calendar.example/*'])
})

it.each(['calendar', 'http://calendar.example/x.ics', 'https://a:b@calendar.example/'])(
  'what is no address is refused in words: %s',
  async (address) => {
    const { hosts } = await openSettings()
    await add(address)
    await vi.waitFor(() => expect($('#calendar .failed').textContent).toMatch(/https:/))
    expect(hosts.request).not.toHaveBeenCalled()
  },
)

it('without the permission nothing is kept', async () => {
  const { db } = await openSettings({ hosts: grantingBrowser(false) })
  await add(CALENDAR)
  await vi.waitFor(() => expect($('#calendar .failed').textContent).toMatch(/Not allowed/))
  expect((await readCalendarRows(db)).url).toBeUndefined()
})

it('says why it could not be read, and tries again when asked to', async () => {
  let answer: string | undefined
  serveCalendar(() => answer)
  await openSettings()
  await add(CALENDAR)
  await vi.waitFor(() => expect($('#calendar em').textContent).toMatch(/refused/))
  answer = text()
  $('#calendar-retry').click()
  await vi.waitFor(() => expect($('#calendar [role=status]').textContent).toMatch(/1 entry/))
})

it('a file is read, and its times are kept', async () => {
  const { db } = await openSettings()
  const field = await vi.waitFor(() => $<HTMLInputElement>('#calendar-file'))
  const choose = (content: string) => {
    Object.defineProperty(field, 'files', {
      value: [new File([content], 'a.ics')],
      configurable: true,
    })
    field.dispatchEvent(new Event('change', { bubbles: true }))
  }
  choose('no calendar')
  await vi.waitFor(() => expect($('#calendar .failed').textContent).toMatch(/not a calendar/))
  choose(text())
  await vi.waitFor(() => expect($('#calendar b').textContent).toBe('From a file'))
  const { times } = await readCalendarRows(db)
  expect(times?.entries).toHaveLength(1)
  expect(JSON.stringify(times)).not.toContain('Secret')
})
