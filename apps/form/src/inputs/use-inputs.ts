import type { Json, Port } from '@weft/ports'
import { useEffect, useMemo, useState } from 'preact/hooks'
import { keepValues, readKeptValues } from '../history/kept-values.ts'
import type { PageStorage } from '../history/safe-storage.ts'
import { checkInputs, type FieldProblems } from './check-inputs.ts'
import { type FormValues, withValue } from './form-values.ts'
import { initialValues } from './initial-values.ts'

/** The fields of a form: what they hold, and what is wrong with them. */
export interface Inputs {
  readonly values: FormValues
  readonly set: (name: string, value: Json | undefined) => void
  /** Sets every field: to what a run was given, else to its default. */
  readonly setAll: (values: FormValues) => void
  /** Says why a field holds no value yet; nothing when it does. */
  readonly hold: (name: string, why: string | undefined) => void
  /** Keeps what the server said of fields, each until it changes. */
  readonly refuse: (problems: FieldProblems) => void
  /** Everything that is wrong with the fields as they are, whether it is shown or not. */
  readonly wrong: FieldProblems
  /** What is to be shown as wrong: before the first Run only what the server or the field itself said. */
  readonly problems: FieldProblems
  /** From now on everything that is wrong is shown. */
  readonly check: () => void
}

const none: FieldProblems = {}

/** Holds the fields of a form, and keeps them for the next visit. */
export function useInputs(
  ports: readonly Port[],
  given: ReadonlyMap<string, readonly string[]>,
  { storage, slug }: { readonly storage: PageStorage; readonly slug: string },
): Inputs {
  const [values, setValues] = useState(() => initialValues(ports, given, readKeptValues(storage, slug)))
  const [drafts, setDrafts] = useState(none)
  const [refused, setRefused] = useState(none)
  const [isChecked, setChecked] = useState(false)
  const wrong = useMemo(() => checkInputs(ports, values, drafts), [ports, values, drafts])
  useEffect(() => keepValues(storage, slug, values), [storage, slug, values])
  return {
    values,
    set: (name, value) => {
      setValues((now) => withValue(now, name, value))
      setDrafts((now) => without(now, name))
      setRefused((now) => without(now, name))
    },
    setAll: (next) => {
      const defaults = Object.fromEntries(
        ports.flatMap(({ name, default: value }) => (value === undefined ? [] : [[name, value]])),
      )
      setValues({ ...defaults, ...next })
      setDrafts(none)
      setRefused(none)
    },
    hold: (name, why) =>
      setDrafts((now) => (why === undefined ? without(now, name) : { ...now, [name]: why })),
    refuse: setRefused,
    wrong,
    problems: isChecked ? { ...refused, ...wrong } : { ...refused, ...drafts },
    check: () => setChecked(true),
  }
}

function without(problems: FieldProblems, name: string): FieldProblems {
  if (problems[name] === undefined) return problems
  const { [name]: _, ...rest } = problems
  return rest
}
