import { LAGS } from '../../core/indicators/correlation.ts'
import type { PeriodKind } from '../../core/indicators/periods.ts'
import { Segmented } from '../report/segmented.tsx'
import { indicatorWords } from '../words/indicators.ts'

const words = indicatorWords.results

const KINDS = ['week', 'month', 'quarter'] as const

interface KindAndLagProps {
  kind: PeriodKind
  lag: number
  setKind: (kind: PeriodKind) => void
  setLag: (lag: number) => void
}

/**
 * The choice of the kind of period, and of the lag: the number of periods between the time and its
 * result.
 */
export const KindAndLag = ({ kind, lag, setKind, setLag }: KindAndLagProps) => (
  <div class="result-controls">
    <Segmented
      id="result-kind"
      label={words.period}
      options={KINDS}
      nameOf={(one) => words.kinds[one]}
      chosen={kind}
      choose={setKind}
    />
    <label>
      {words.lag}
      <select
        id="lag"
        value={`${lag}`}
        onChange={({ currentTarget }) => setLag(Number(currentTarget.value))}
      >
        {LAGS.map((one) => (
          <option key={one} value={`${one}`}>
            {words.lags[kind][one]}
          </option>
        ))}
      </select>
    </label>
  </div>
)
