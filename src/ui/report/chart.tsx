import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { type Drawing, PAGE } from './ink.ts'

/** Narrower than that nothing can be read. */
const LEAST = 260

/** A picture as wide as its place; drawn anew when that changes, or what it shows. */
export const Chart = ({ draw, label }: { draw: Drawing; label: string }) => {
  const place = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(0)
  useLayoutEffect(() => {
    const element = place.current
    if (!element) return
    const measure = () => setWidth(Math.max(LEAST, Math.floor(element.clientWidth)))
    measure()
    const watcher = new ResizeObserver(measure)
    watcher.observe(element)
    return () => watcher.disconnect()
  }, [])
  useLayoutEffect(() => {
    if (!width) return
    const svg = draw(PAGE, width)
    svg.setAttribute('role', 'img')
    svg.setAttribute('aria-label', label)
    place.current?.replaceChildren(svg)
  }, [draw, label, width])
  return <div class="chart" ref={place} />
}
