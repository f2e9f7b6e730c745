(function () {
  const place = document.getElementById("CHART_ID");
  const figure = CHART_FIGURE;
  function draw() {
    const picture = place.firstElementChild;
    const target = document.createElement("div");
    target.style.cssText = "width:100%;max-width:720px;height:420px";
    place.appendChild(target);
    // Text takes the page's own colour, so that it is readable in a light and in a dark theme.
    const style = getComputedStyle(place);
    figure.layout.font = { color: style.color, family: style.fontFamily, size: 12 };
    figure.layout.modebar = { bgcolor: "rgba(0,0,0,0)", color: "rgba(128,128,128,0.7)", activecolor: style.color };
    for (const axis of [figure.layout.xaxis, figure.layout.yaxis]) {
      axis.gridcolor = "rgba(128,128,128,0.25)";
      axis.zerolinecolor = "rgba(128,128,128,0.6)";
    }
    Promise.resolve()
      .then(() => window.Plotly.newPlot(target, figure.data, figure.layout, { responsive: true, displaylogo: false }))
      .then(() => picture.remove())
      .catch(error => { target.remove(); console.warn("The interactive chart stays a picture:", error); });
  }
  if (window.Plotly) draw();
  else document.addEventListener("mlpipeline-plotly", draw, { once: true });
})();
