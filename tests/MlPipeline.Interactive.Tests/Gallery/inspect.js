// Looks at every text of the page: does it stand out from its ground, and does it stay within its output and its picture?
(async function () {
  const complaints = [];
  const scrolled = ".mlp-wide, pre, [style*=overflow-x]";
  let texts = 0;

  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  canvas.canvas.width = canvas.canvas.height = 1;
  // The browser itself turns any way of writing a colour into red, green, blue and opacity.
  function colour(text) {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = text;
    canvas.fillRect(0, 0, 1, 1);
    const [red, green, blue, alpha] = canvas.getImageData(0, 0, 1, 1).data;
    return [red / 255, green / 255, blue / 255, alpha / 255];
  }
  function over(top, ground) {
    return [0, 1, 2].map(channel => top[channel] * top[3] + ground[channel] * (1 - top[3])).concat(1);
  }
  function ground(element) {
    if (!element) return [1, 1, 1, 1];
    const own = colour(getComputedStyle(element).backgroundColor);
    return own[3] === 1 ? own : over(own, ground(element.parentElement));
  }
  function luminance(rgb) {
    const [red, green, blue] = rgb.map(value => value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  }
  function contrast(one, other) {
    const [dark, bright] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (bright + 0.05) / (dark + 0.05);
  }
  function opacity(element) {
    return element ? parseFloat(getComputedStyle(element).opacity) * opacity(element.parentElement) : 1;
  }
  function within(inner, outer) {
    return inner.left >= outer.left - 1 && inner.right <= outer.right + 1 && inner.top >= outer.top - 1 && inner.bottom <= outer.bottom + 1;
  }

  function outermost(element) {
    let picture = element.ownerSVGElement;
    while (picture?.ownerSVGElement) picture = picture.ownerSVGElement;
    return picture;
  }

  const pause = milliseconds => new Promise(resolve => setTimeout(resolve, milliseconds));

  // Charts that scripts draw take the place of their pictures when they are done.
  const charts = [...document.querySelectorAll(".mlp-chart[id]")];
  const drawn = chart => chart.querySelector(".js-plotly-plot text") && !chart.querySelector("svg[role=img]");
  for (let wait = 0; wait < 80 && !charts.every(drawn); wait++) await pause(100);
  charts.filter(chart => !drawn(chart)).forEach(chart => complaints.push(`${chart.parentElement.previousElementSibling.textContent}: stays a picture`));

  async function look(theme, width) {
    texts = 0;
    document.body.style.width = `${width}px`;
    dispatchEvent(new Event("resize"));
    if (charts.length > 0) await pause(500);
    for (const output of document.querySelectorAll(".output")) {
      const name = `${output.previousElementSibling.textContent}, ${theme.Name}, ${width} px`;
      const frame = output.getBoundingClientRect();
      const walker = document.createTreeWalker(output, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const text = walker.currentNode, element = text.parentElement;
        if (!text.data.trim() || element.closest("style, title, desc, script")) continue;
        texts++;
        const picture = outermost(element);
        const style = getComputedStyle(element);
        const ink = colour(picture ? style.fill : style.webkitTextFillColor);
        ink[3] *= opacity(element);
        const behind = ground(picture ? picture.parentElement : element);
        const ratio = contrast(over(ink, behind), behind);
        if (ratio < 4.5) complaints.push(`${name}: "${text.data.trim().slice(0, 40)}" has a contrast of ${ratio.toFixed(2)}`);

        const range = document.createRange();
        range.selectNodeContents(text);
        const place = picture ? element.getBoundingClientRect() : range.getBoundingClientRect();
        const room = element.closest(scrolled) ? null : (picture ?? output).getBoundingClientRect();
        if (room && !within(place, room)) complaints.push(`${name}: "${text.data.trim().slice(0, 40)}" leaves its place`);
        // A picture's letters shrink with it; below this nobody reads them.
        if (picture && style.display !== "none" && place.height < 9) complaints.push(`${name}: "${text.data.trim().slice(0, 40)}" is too small`);
      }
      for (const element of output.querySelectorAll("*")) {
        if (element.closest(scrolled + ", svg")) continue;
        if (element.getBoundingClientRect().right > frame.right + 1) complaints.push(`${name}: ${element.tagName} is wider than the page`);
      }
    }
    if (document.documentElement.scrollWidth > Math.max(innerWidth, document.body.offsetWidth)) complaints.push("The page scrolls sideways.");
  }

  // One theme after the other on one page, as when a reader changes it.
  for (const theme of THEMES) {
    document.getElementById("host").textContent = theme.Style;
    document.body.removeAttribute("class");
    document.body.removeAttribute("data-jp-theme-light");
    document.body.setAttribute(theme.Attribute || "class", theme.Value);
    if (charts.length > 0) await pause(500);
    for (const width of WIDTHS) await look(theme, width);
  }

  const seen = document.createElement("pre");
  seen.id = "seen";
  seen.textContent = JSON.stringify({ texts, complaints: [...new Set(complaints)] });
  document.body.append(seen);
})();
