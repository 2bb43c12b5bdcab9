import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { type Drawing, PAGE } from './chart-colours.ts'
import { paint, type Texture } from './textures.ts'

/** The smallest width at which a chart can be read, pixels. */
const LEAST = 260

/**
 * The widths of a chart on paper, CSS pixels: the width of an A4 page without its margins, and half
 * of that width.
 */
const PAPER = { whole: 680, half: 330 }

interface ChartProps {
  draw: Drawing
  label: string
  textures: readonly Texture[]
  /** Whether the chart takes the whole width on paper. Otherwise it takes half of the width. */
  wide?: boolean | undefined
}

/**
 * The width of the drawing, pixels. Undefined while the chart is in a folded part of the page,
 * because the chart is not drawn then.
 */
const useWidth = (place: { current: HTMLDivElement | null }) => {
  const [width, setWidth] = useState<number>()
  useLayoutEffect(() => {
    const element = place.current
    if (!element) return
    const measure = () => {
      if (element.closest('details:not([open])')) return
      setWidth(Math.max(LEAST, Math.floor(element.clientWidth)))
    }
    measure()
    const watcher = new ResizeObserver(measure)
    watcher.observe(element)
    return () => watcher.disconnect()
  }, [])
  return width
}

/**
 * A chart that is as wide as the element that contains it. The chart is drawn again when the width
 * or the data change, and for printing.
 */
export const Chart = ({ draw, label, textures, wide }: ChartProps) => {
  const place = useRef<HTMLDivElement>(null)
  const width = useWidth(place)
  useLayoutEffect(() => {
    const show = (width: number | undefined) => {
      if (width === undefined) return place.current?.replaceChildren()
      const svg = paint(draw(PAGE, width), textures, PAGE)
      // Removes the style sheet that Plot adds, because the Content Security Policy of the console
      // (the endpoint's own web pages), which also shows charts, forbids it. charts.css contains
      // the same rules.
      svg.querySelector(':scope > style')?.remove()
      svg.setAttribute('role', 'img')
      svg.setAttribute('aria-label', label)
      return place.current?.replaceChildren(svg)
    }
    show(width)
    // The browser prints right after this event, so the chart is drawn at once.
    const print = () => show(PAPER[wide ? 'whole' : 'half'])
    const back = () => show(width)
    addEventListener('beforeprint', print)
    addEventListener('afterprint', back)
    return () => {
      removeEventListener('beforeprint', print)
      removeEventListener('afterprint', back)
    }
  }, [draw, label, width, textures, wide])
  return <div class="chart" ref={place} />
}
