/**
 * The nodes that a node needs, each after those that it needs itself, the node last. It goes without recursion: a
 * chain of ten thousand nodes is as deep as one of two. In a cycle, some node comes before one that it needs.
 *
 * @param sourcesOf the nodes whose outputs lead into a node
 * @param isSettled whether a node, and with it what it needs, can be left out
 */
export const upstreamFirst = (
  nodeId: string,
  sourcesOf: (nodeId: string) => Iterable<string>,
  isSettled: (nodeId: string) => boolean,
): readonly string[] => {
  if (isSettled(nodeId)) return []
  const order: string[] = []
  const entered = new Set([nodeId])
  const stack = [{ nodeId, sources: sourcesOf(nodeId)[Symbol.iterator]() }]
  for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
    const next = top.sources.next()
    if (next.done) {
      order.push(top.nodeId)
      stack.pop()
    } else if (!entered.has(next.value) && !isSettled(next.value)) {
      entered.add(next.value)
      stack.push({ nodeId: next.value, sources: sourcesOf(next.value)[Symbol.iterator]() })
    }
  }
  return order
}
