import { useLayoutEffect, useState } from 'preact/hooks'
import { minute } from '../core/time/units.ts'

/** Calls `call` on every full minute. Returns a function that stops this. */
export const everyMinute = (call: () => void) => {
  let timer: ReturnType<typeof setTimeout>
  const wait = () => {
    timer = setTimeout(
      () => {
        call()
        wait()
      },
      minute - (Date.now() % minute),
    )
  }
  wait()
  return () => clearTimeout(timer)
}

/**
 * The present instant, updated at each full second after `origin`. If `origin` is undefined, the
 * instant is not updated.
 */
export const useSecond = (origin: number | undefined) => {
  const [, redraw] = useState(0)
  useLayoutEffect(() => {
    if (origin === undefined) return
    let timer: ReturnType<typeof setTimeout>
    const wait = () => {
      const into = (((Date.now() - origin) % 1000) + 1000) % 1000
      timer = setTimeout(() => {
        redraw(Date.now())
        wait()
      }, 1000 - into)
    }
    wait()
    return () => clearTimeout(timer)
  }, [origin])
  return Date.now()
}
