// @vitest-environment happy-dom
import { h, render } from 'preact'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import type { NewValues } from '../../../src/sync/contract.ts'
import { ByHand } from '../../../src/ui/console/indicators/by-hand.tsx'
import type { IndicatorPorts, PersonValues } from '../../../src/ui/console/indicators/ports.ts'
import { $ } from '../../support/mounted-popup.ts'

const [LAST, PRESENT] = ['2026-10-01', '2026-11-01'] as const
const value = (indicator: string, from: string, value: number) => ({
  indicator,
  period: 'month' as const,
  from,
  value,
})
const PEOPLE: PersonValues[] = [
  { id: 'anna', name: 'Anna Lee', values: [value('won', PRESENT, 3)] },
  { id: 'boris', name: 'Boris', values: [] },
]

const open = (people: readonly PersonValues[] | 'group' = PEOPLE) => {
  const store = vi.fn(async (_: string, values: NewValues['values']) => ({
    stored: values.length,
    same: 0,
    rejected: [] as { index: number; why: string }[],
  }))
  const ports = {
    values: async () => [value('leads', LAST, 12)],
    people: vi.fn(async () => people),
    store,
  } as Partial<IndicatorPorts> as IndicatorPorts
  const props = { ports, team: 'sales', own: [], months: [LAST, PRESENT] as const, version: 0 }
  render(h(ByHand, props), document.body)
  onTestFinished(() => render(null, document.body))
  return { store, people: ports.people }
}

const field = (row: string, column: string) => $<HTMLInputElement>(`#value-${row}-${column}`)

const type = (row: string, column: string, text: string) => {
  const input = field(row, column)
  input.value = text
  input.dispatchEvent(new Event('input', { bubbles: true }))
}

const submit = () =>
  $('#by-hand form').dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }))

const press = (input: HTMLElement, key: string) =>
  input.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))

describe('values by hand', () => {
  it('are of the team in this month and the last; only what was changed is stored', async () => {
    const { store, people } = open()
    await vi.waitFor(() => expect(field('leads', LAST).value).toBe('12'))
    type('leads', LAST, '12')
    type('volume', PRESENT, '1 234,50')
    await vi.waitFor(() => expect($<HTMLButtonElement>('#save-values').disabled).toBe(false))
    submit()
    await vi.waitFor(() => expect($('#by-hand').textContent).toContain('Saved.'))
    expect(store).toHaveBeenCalledExactlyOnceWith('sales', [value('volume', PRESENT, 1234.5)])
    // The page has not read any figures of named people.
    expect(people).not.toHaveBeenCalled()
  })

  it('are of each person, in a table with a row for each', async () => {
    const { store } = open()
    $('#whose-people').click()
    await vi.waitFor(() => expect(field('anna', 'won').value).toBe('3'))
    expect(field('boris', 'volume').getAttribute('aria-label')).toBe('Boris, Sales volume')
    type('boris', 'volume', '900')
    type('anna', 'won', '')
    await vi.waitFor(() => expect($<HTMLButtonElement>('#save-values').disabled).toBe(false))
    submit()
    await vi.waitFor(() => expect(store).toHaveBeenCalledOnce())
    expect(store.mock.calls[0]?.[1]).toEqual([
      { ...value('won', PRESENT, 0), person: 'anna', value: null },
      { ...value('volume', PRESENT, 900), person: 'boris' },
    ])
    $(`#hand-month-${LAST}`).click()
    await vi.waitFor(() => expect(field('anna', 'won').value).toBe(''))
  })

  it('are gone through with the arrows, as in a spreadsheet', async () => {
    open()
    $('#whose-people').click()
    await vi.waitFor(() => field('anna', 'won'))
    field('anna', 'won').focus()
    press(field('anna', 'won'), 'ArrowDown')
    expect(document.activeElement?.id).toBe('value-boris-won')
    press(field('boris', 'won'), 'ArrowDown')
    expect(document.activeElement?.id).toBe('value-boris-won')
    press(field('boris', 'won'), 'ArrowUp')
    expect(document.activeElement?.id).toBe('value-anna-won')
  })

  it.each([
    ['won', '1.5', 'Deals won, November 2026'],
    ['leads', '-3', 'Leads, November 2026'],
    ['volume', 'many', 'Sales volume, November 2026'],
  ])('of %s cannot be %s, which is said', async (indicator, text, name) => {
    const { store } = open()
    await vi.waitFor(() => field(indicator, PRESENT))
    type(indicator, PRESENT, text)
    await vi.waitFor(() => expect($('#by-hand form [role=alert]').textContent).toContain(name))
    expect(field(indicator, PRESENT).getAttribute('aria-invalid')).toBe('true')
    submit()
    expect(store).not.toHaveBeenCalled()
  })

  it('that the endpoint refuses stay in their fields', async () => {
    const { store } = open()
    store.mockResolvedValueOnce({ stored: 1, same: 0, rejected: [{ index: 1, why: 'nobody' }] })
    await vi.waitFor(() => field('volume', PRESENT))
    type('leads', PRESENT, '9')
    type('volume', PRESENT, '77')
    await vi.waitFor(() => expect($<HTMLButtonElement>('#save-values').disabled).toBe(false))
    submit()
    await vi.waitFor(() =>
      expect($('#by-hand form [role=alert]').textContent).toContain('Sales volume, November 2026'),
    )
    expect(field('volume', PRESENT).value).toBe('77')
    expect($('#by-hand').textContent).not.toContain('Saved.')
  })

  it('are not shown by name in group mode', async () => {
    open('group')
    $('#whose-people').click()
    await vi.waitFor(() => expect($('#by-hand').textContent).toContain('for groups only'))
    expect(document.querySelector('#by-hand table')).toBeNull()
  })
})
