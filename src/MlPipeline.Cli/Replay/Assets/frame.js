// Tells the page around this frame how tall the output is.
new ResizeObserver(() => parent.postMessage({ outputHeight: Math.ceil(document.documentElement.getBoundingClientRect().height) }, "*"))
  .observe(document.documentElement);
