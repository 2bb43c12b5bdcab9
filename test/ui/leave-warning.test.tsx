// @vitest-environment happy-dom
import { render } from 'preact'
import { expect, it } from 'vitest'
import { useLeaveWarning } from '../../src/ui/leave-warning.ts'

const Text = ({ isTyped }: { isTyped: boolean }) => {
  useLeaveWarning(isTyped)
  return <p>{isTyped ? 'typed' : 'stored'}</p>
}

it('asks as long as the page shows typed text, and not a moment longer', () => {
  const asks = () => !dispatchEvent(new Event('beforeunload', { cancelable: true }))
  const show = (isTyped: boolean) => render(<Text isTyped={isTyped} />, document.body)
  show(false)
  expect([document.body.textContent, asks()]).toEqual(['stored', false])
  show(true)
  expect([document.body.textContent, asks()]).toEqual(['typed', true])
  show(false)
  expect([document.body.textContent, asks()]).toEqual(['stored', false])
  show(true)
  render(null, document.body)
  expect(asks()).toBe(false)
})
