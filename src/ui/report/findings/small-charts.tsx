/**
 * Small charts of the findings, hidden from screen readers. The sentence beside each chart
 * contains its numbers.
 */

const WIDTH = 240
const HEIGHT = 44
const PAD = 4

/** A line over time, with a dot at the last value. */
export const SmallLine = ({ values }: { values: readonly number[] }) => {
  const [low, high] = [Math.min(...values), Math.max(...values)]
  // The vertical scale covers at least 0.1 (ten percentage points), so that a small change does not
  // look large.
  const span = Math.max(high - low, 0.1)
  const middle = (high + low) / 2
  const step = (WIDTH - 2 * PAD) / Math.max(1, values.length - 1)
  const points = values.map((value, i) => {
    const y = HEIGHT / 2 - ((value - middle) / span) * (HEIGHT - 3 * PAD)
    return [PAD + i * step, y] as const
  })
  const [x = 0, y = 0] = points.at(-1) ?? []
  return (
    <svg class="tiny" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      <polyline points={points.map((point) => point.join()).join(' ')} />
      <circle cx={x} cy={y} r="3.5" />
    </svg>
  )
}

interface SmallPairProps {
  /** The two bars. The bar of the earlier range is the first. */
  bars: readonly { name: string; value: number }[]
}

/** The width of the space for a short word before each bar, pixels. */
const NAMES = 56

/**
 * Two bars, one below the other. The last bar is highlighted, because the sentence beside the chart
 * is about this bar.
 */
export const SmallPair = ({ bars }: SmallPairProps) => {
  const most = Math.max(...bars.map(({ value }) => value), Number.EPSILON)
  const step = HEIGHT / bars.length
  return (
    <svg class="tiny pair" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      {bars.map(({ name, value }, i) => (
        <g key={name} class={i === bars.length - 1 ? 'marked' : undefined}>
          <text x="0" y={i * step + step / 2} dominant-baseline="central">
            {name}
          </text>
          <rect
            x={NAMES}
            y={i * step + 3}
            width={(value / most) * (WIDTH - NAMES)}
            height={step - 6}
            rx="2"
          />
        </g>
      ))}
    </svg>
  )
}

interface SmallBarsProps {
  bars: readonly { name: string; value: number; isMarked: boolean }[]
}

const LETTERS = 18

export const SmallBars = ({ bars }: SmallBarsProps) => {
  const most = Math.max(...bars.map(({ value }) => value), 1)
  const step = WIDTH / Math.max(5, bars.length)
  return (
    <svg class="tiny" viewBox={`0 0 ${WIDTH} ${HEIGHT + LETTERS}`} aria-hidden="true">
      {bars.map(({ name, value, isMarked }, i) => {
        const height = (value / most) * HEIGHT
        return (
          <g key={name} class={isMarked ? 'marked' : undefined}>
            <rect x={i * step + 4} y={HEIGHT - height} width={step - 8} height={height} rx="2" />
            <text x={i * step + step / 2} y={HEIGHT + LETTERS - 5} text-anchor="middle">
              {name}
            </text>
          </g>
        )
      })}
    </svg>
  )
}
