/** Looks of a side panel: beside the canvas, over it in a window of middle width, a sheet from below in a narrow one. */
export const panelSheet =
  'flex shrink-0 flex-col bg-surface max-[900px]:absolute max-[900px]:z-30 max-[900px]:shadow-float max-[900px]:inset-y-0 max-[600px]:inset-x-0! max-[600px]:top-auto! max-[600px]:bottom-0! max-[600px]:h-[min(62%,520px)] max-[600px]:[@media(max-height:420px)]:h-full! max-[600px]:w-full! max-[600px]:rounded-t-lg max-[600px]:border-x-0! max-[600px]:border-t'
