import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { type Drawing, PAGE } from './ink.ts'
import { paint, type Texture } from './textures.ts'

/** Least width that can be read, pixels. */
const LEAST = 260

interface ChartProps {
  draw: Drawing
  label: string
  textures: readonly Texture[]
}

/** A picture as wide as its place; drawn again when the width or the data change. */
export const Chart = ({ draw, label, textures }: ChartProps) => {
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
    const svg = paint(draw(PAGE, width), textures, PAGE)
    svg.setAttribute('role', 'img')
    svg.setAttribute('aria-label', label)
    place.current?.replaceChildren(svg)
  }, [draw, label, width, textures])
  return <div class="chart" ref={place} />
}
