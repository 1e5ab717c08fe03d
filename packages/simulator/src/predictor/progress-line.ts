/** Writes a progress bar as tqdm does: ` 25%|██▌       | 7/28 [00:01<00:04,  5.10it/s]`. `rate` in steps a second. */
export function progressLine(step: number, steps: number, rate: number): string {
  const percent = String(Math.round((step / steps) * 100)).padStart(3)
  const eighths = Math.floor((step / steps) * 80)
  const part = ' ▏▎▍▌▋▊▉'[eighths % 8] ?? ' '
  const bar = `${'█'.repeat(Math.floor(eighths / 8))}${eighths >= 80 ? '' : part}`.padEnd(10)
  const timing =
    step === 0
      ? '00:00<?, ?it/s'
      : `${clock(step / rate)}<${clock((steps - step) / rate)}, ${rate.toFixed(2).padStart(5)}it/s`
  return `${percent}%|${bar}| ${step}/${steps} [${timing}]`
}

function clock(seconds: number): string {
  const whole = Math.floor(seconds)
  return `${String(Math.floor(whole / 60)).padStart(2, '0')}:${String(whole % 60).padStart(2, '0')}`
}
