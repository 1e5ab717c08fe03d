/** The header that marks an answer as one that must never arrive: the in-process `fetch` rejects on it. */
export const droppedHeader = 'x-simulator-dropped'

/** Gives an answer that stands for a lost connection, and cuts the socket when the request came over one. */
export function dropConnection(env: unknown): Response {
  socketOf(env)?.destroy()
  return new Response(null, { status: 500, headers: { [droppedHeader]: '1' } })
}

/** Finds the socket that @hono/node-server hands over as `env.incoming.socket`. */
function socketOf(env: unknown): { destroy(): void } | undefined {
  const incoming = typeof env === 'object' && env !== null && 'incoming' in env ? env.incoming : undefined
  const socket =
    typeof incoming === 'object' && incoming !== null && 'socket' in incoming ? incoming.socket : undefined
  return hasDestroy(socket) ? socket : undefined
}

function hasDestroy(value: unknown): value is { destroy(): void } {
  return (
    typeof value === 'object' && value !== null && 'destroy' in value && typeof value.destroy === 'function'
  )
}
