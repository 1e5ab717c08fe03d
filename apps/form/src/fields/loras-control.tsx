import { isRecord, type Json, type LoraEntry } from '@weft/ports'
import { Icon } from '../parts/icon.tsx'
import type { ControlProps } from './field-control.ts'

/** A stack of LoRAs: weights and strength of each. */
export function LorasControl({ id, title, value, set, isInvalid, describedBy }: ControlProps) {
  const loras = readLoras(value)
  const write = (next: readonly LoraEntry[]) =>
    set(next.length === 0 ? undefined : next.map((lora) => ({ ...lora })))
  const change = (at: number, part: Partial<LoraEntry>) =>
    write(loras.map((lora, index) => (index === at ? { ...lora, ...part } : lora)))
  return (
    <div class="rows">
      {loras.map((lora, at) => (
        <div class="lora" key={at}>
          <input
            type="text"
            class="input"
            spellcheck={false}
            autocapitalize="off"
            aria-label={`Weights of LoRA ${at + 1}`}
            placeholder="owner/name or an https address"
            value={lora.weights}
            aria-invalid={isInvalid || undefined}
            onInput={(event) => change(at, { weights: event.currentTarget.value })}
          />
          <input
            type="range"
            min={-1}
            max={2}
            step={0.05}
            aria-label={`Strength of LoRA ${at + 1}`}
            value={lora.scale}
            onInput={(event) => change(at, { scale: Number(event.currentTarget.value) })}
          />
          <span class="lora-scale">{lora.scale.toFixed(2)}</span>
          <button
            type="button"
            class="icon-button"
            aria-label={`Remove LoRA ${at + 1}`}
            onClick={() => write(loras.toSpliced(at, 1))}
          >
            <Icon name="close" />
          </button>
        </div>
      ))}
      <button
        id={id}
        type="button"
        class="button button--small"
        aria-label={`Add a LoRA to ${title}`}
        aria-describedby={describedBy}
        onClick={() => write([...loras, { weights: '', scale: 1 }])}
      >
        <Icon name="plus" size={16} /> Add a LoRA
      </button>
    </div>
  )
}

/** As far as it is a list of LoRAs; what is missing gets strength 1 and empty weights. */
function readLoras(value: Json | undefined): readonly LoraEntry[] {
  if (!Array.isArray(value)) return []
  return value.map((entry: Json): LoraEntry => {
    const lora = isRecord(entry) ? entry : {}
    return {
      weights: typeof lora.weights === 'string' ? lora.weights : '',
      scale: typeof lora.scale === 'number' ? lora.scale : 1,
      ...(lora.enabled === false && { enabled: false }),
    }
  })
}
