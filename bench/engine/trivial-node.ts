import { defineNode, linesNode, port } from '@weft/nodes'

/** The least a node can do and still be asynchronous: it counts one up. Goes through the gate like any other. */
export const trivialNode = defineNode({
  type: 'trivial',
  title: 'Trivial',
  description: 'Counts one up.',
  category: 'list',
  // None; the schema library belongs to the packages, not to the benchmarks.
  params: linesNode.params,
  inputs: () => ({ value: port.integer('Value', { default: 0 }) }),
  outputs: () => ({ value: port.integer('Value') }),
  async run({ inputs }) {
    return { value: Number(inputs.value) + 1 }
  },
})
