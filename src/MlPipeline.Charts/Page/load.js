(async function () {
  // Another chart of the page may have brought it already.
  if (window.Plotly) return;
  const packed = Uint8Array.from(atob("PLOTLY_GZIP"), character => character.charCodeAt(0));
  const unpacked = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  const text = await new Response(unpacked).text();
  // A page with a module loader (classic notebooks have one) would catch the script; as a module of our own it is ours to place.
  const module = window.mlPipelineModule = { exports: {} };
  const script = document.createElement("script");
  script.textContent = "(function(module,exports,define){" + text + "\n})(mlPipelineModule,mlPipelineModule.exports)";
  document.head.appendChild(script).remove();
  delete window.mlPipelineModule;
  window.Plotly = module.exports;
  document.dispatchEvent(new Event("mlpipeline-plotly"));
})().catch(error => console.warn("The interactive chart stays a picture:", error));
