import { useStore } from 'zustand'
import { useShallow } from 'zustand/react/shallow'
import { Button } from '../ui/button.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { readableKeys } from '../ui/readable-keys.ts'
import type { Painter } from './create-painter.ts'
import { OptionSlider } from './option-slider.tsx'
import { painterCommands } from './painter-commands.ts'
import { TintOptions } from './tint-options.tsx'

/** What the tool in hand can be told, then what changes the mask's edges, then how the mask is shown. */
export function ToolOptions({ painter }: { readonly painter: Painter }) {
  const { store, sheet } = painter
  const { tool, size, hardness, opacity, usesPressure, removes, tolerance, looksAt, amount } = useStore(
    store,
    // The pointer's place changes at every move, and none of these does.
    useShallow(({ at: _at, view: _view, outline: _outline, said: _said, ...rest }) => rest),
  )
  const isBrush = tool === 'brush' || tool === 'eraser'
  const isFill = tool === 'bucket' || tool === 'colour'
  const largest = Math.min(1024, Math.max(32, Math.round(Math.max(sheet.width, sheet.height) / 2)))
  return (
    <section className="painter-options" aria-label="Options">
      {isBrush && (
        <>
          <OptionSlider
            label="Size"
            shown={`${size} px`}
            value={size}
            minimum={1}
            maximum={largest}
            onChange={(next) => store.setState({ size: next })}
          />
          <OptionSlider
            label="Hardness"
            shown={`${Math.round(hardness * 100)} %`}
            value={Math.round(hardness * 100)}
            minimum={0}
            maximum={100}
            onChange={(next) => store.setState({ hardness: next / 100 })}
          />
        </>
      )}
      {isFill && (
        <OptionSlider
          label="Tolerance"
          shown={String(tolerance)}
          value={tolerance}
          minimum={0}
          maximum={255}
          onChange={(next) => store.setState({ tolerance: next })}
        />
      )}
      <OptionSlider
        label="Opacity"
        shown={`${Math.round(opacity * 100)} %`}
        value={Math.round(opacity * 100)}
        minimum={1}
        maximum={100}
        onChange={(next) => store.setState({ opacity: next / 100 })}
      />
      {isBrush ? (
        <Button
          className="painter-toggle"
          aria-pressed={usesPressure}
          onClick={() => store.setState({ usesPressure: !usesPressure })}
        >
          Pen pressure
        </Button>
      ) : (
        <Button
          className="painter-toggle"
          aria-pressed={removes}
          onClick={() => store.setState({ removes: !removes })}
        >
          Take away
        </Button>
      )}
      {isFill && (
        <Button
          className="painter-toggle"
          aria-pressed={looksAt === 'mask'}
          onClick={() => store.setState({ looksAt: looksAt === 'mask' ? 'picture' : 'mask' })}
        >
          By what is painted
        </Button>
      )}
      <span className="painter-gap" />
      <span className="painter-group">
        <OptionSlider
          label="Edge"
          shown={`${amount} px`}
          value={amount}
          minimum={1}
          maximum={128}
          onChange={(next) => store.setState({ amount: next })}
        />
        {[painterCommands.grow, painterCommands.shrink, painterCommands.feather].map((entry) => (
          <IconButton
            key={entry.title}
            label={`${entry.title} by ${amount} px`}
            keys={readableKeys(entry.keys[0] ?? '')}
            onClick={() => entry.run(painter)}
          >
            <entry.icon size={15} strokeWidth={1.75} aria-hidden />
          </IconButton>
        ))}
      </span>
      <TintOptions store={store} />
    </section>
  )
}
