// Puts outputs that came while the page was open into it, and gives frames their height.

// What was put in last: setting it again would load its frames anew.
const shownHtml = new WeakMap();

/** Replaces what a cell shows. The server has taken everything out that could run, or has put it into a frame. */
export function setOutputs(cell, html) {
  let outputs = cell.querySelector(".outputs");
  if (!outputs) {
    outputs = document.createElement("div");
    outputs.className = "outputs";
    outputs.id = `output-${cell.dataset.cell}`;
    outputs.setAttribute("role", "group");
    outputs.setAttribute("aria-label", `Output of cell ${cell.dataset.cell}`);
    cell.append(outputs);
  }
  if (shownHtml.get(outputs) !== html) {
    if (outputs.setHTMLUnsafe) outputs.setHTMLUnsafe(html);
    else setWithShadows(outputs, html);
    shownHtml.set(outputs, html);
  }
  outputs.classList.add("shown");
}

export function clearOutputs(cell) {
  const outputs = cell.querySelector(".outputs");
  outputs?.replaceChildren();
  shownHtml.delete(outputs);
}

// For browsers that read declarative shadow roots only while they load a page.
function setWithShadows(outputs, html) {
  outputs.innerHTML = html;
  for (const template of outputs.querySelectorAll("template[shadowrootmode]")) {
    template.parentElement.attachShadow({ mode: "open" }).append(template.content);
    template.remove();
  }
}

export function followFrameHeights() {
  addEventListener("message", event => {
    const height = Number(event.data?.outputHeight);
    if (!(height > 0)) return;
    for (const frame of document.querySelectorAll("iframe.frame")) {
      if (frame.contentWindow === event.source) frame.style.height = `${Math.min(height, 4000)}px`;
    }
  });
}
