(function () {
  const place = document.getElementById("CHART_ID");
  const title = CHART_TITLE;
  const note = CHART_NOTE;
  const figure = CHART_FIGURE;
  // Text takes the page's own colour, so that it is readable in a light and in a dark theme.
  function look() {
    const style = getComputedStyle(place);
    return {
      font: { color: style.color, family: style.fontFamily, size: 12 },
      modebar: { bgcolor: "rgba(0,0,0,0)", color: "rgba(128,128,128,0.9)", activecolor: style.color },
    };
  }
  function line(text, css) {
    const element = document.createElement("div");
    element.textContent = text;
    element.style.cssText = css;
    return element;
  }
  function draw() {
    const picture = place.firstElementChild;
    const target = document.createElement("div");
    target.style.cssText = "width:100%;max-width:720px;height:400px";
    target.setAttribute("role", "img");
    target.setAttribute("aria-label", `${title}. ${picture.querySelector("desc").textContent}`);
    place.appendChild(target);
    for (const axis of [figure.layout.xaxis, figure.layout.yaxis]) {
      axis.gridcolor = "rgba(128,128,128,0.25)";
      axis.zerolinecolor = "rgba(128,128,128,0.6)";
    }
    Promise.resolve()
      .then(() => window.Plotly.newPlot(target, figure.data, Object.assign(figure.layout, look()), { responsive: true, displaylogo: false }))
      .then(() => {
        picture.remove();
        target.before(line(title, "font-size:15px;font-weight:600"));
        if (note) target.after(line(note, "font-size:12px"));
        follow(target);
      })
      .catch(error => { target.remove(); console.warn("The interactive chart stays a picture:", error); });
  }
  // A theme may change while the page stands; a host says so by the body's attributes, a browser by its own preference.
  function follow(target) {
    let shown = getComputedStyle(place).color;
    const update = () => setTimeout(() => {
      const colour = getComputedStyle(place).color;
      if (!place.isConnected) watch.disconnect();
      else if (colour !== shown) window.Plotly.relayout(target, look());
      shown = colour;
    }, 300);
    const watch = new MutationObserver(update);
    watch.observe(document.body, { attributes: true });
    matchMedia("(prefers-color-scheme:dark)").addEventListener("change", update);
  }
  if (window.Plotly) draw();
  else document.addEventListener("mlpipeline-plotly", draw, { once: true });
})();
