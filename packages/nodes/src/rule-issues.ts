import type { Issue, Value } from '@weft/ports'
import { checkModel, type Mend } from '@weft/rules'
import type { Edit } from '@weft/workflow'
import { knownModelInputs } from './known-model-inputs.ts'
import { modelPorts } from './model-ports.ts'
import type { NodeCheckContext } from './node-definition.ts'

type ModelContext = NodeCheckContext<{ readonly input: { readonly [name: string]: Value } }>

/** What the rules of the model's family say of a call, each on its field and with the edit that mends it. */
export const ruleIssues = (context: ModelContext): readonly Issue<Edit>[] => {
  const { inputs, fromStack } = knownModelInputs(context)
  const { stackPort } = modelPorts(context.model)
  return checkModel(inputs).map(({ code, severity, message, input, mend }): Issue<Edit> => {
    const isFromStack = fromStack.has(input) && stackPort !== undefined
    const port = isFromStack ? stackPort : input
    const canMend = mend !== undefined && Object.keys(mend.set).every((name) => !fromStack.has(name))
    return {
      code,
      severity,
      message: isFromStack ? `\`${input}\` of the stack: ${message}` : message,
      path: `/params/input/${port}`,
      port,
      ...(canMend ? { fix: toEdit(mend, context) } : {}),
    }
  })
}

/** The edit of a mend: a wire into an input that is set or emptied goes, because it would win over the value. */
const toEdit = ({ label, set }: Mend, { nodeId, params, edgesInto }: ModelContext): Edit => ({
  kind: 'batch',
  label,
  edits: Object.entries(set).flatMap(([input, value]): Edit[] => {
    const unwired = edgesInto(input).map((edge): Edit => ({ kind: 'remove-edge', edge }))
    const path = ['input', input]
    if (value !== undefined) return [...unwired, { kind: 'set-param', nodeId, path, value }]
    return Object.hasOwn(params.input, input) ? [...unwired, { kind: 'set-param', nodeId, path }] : unwired
  }),
})
