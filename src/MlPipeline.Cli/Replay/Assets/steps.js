// The steps of a lab: each cell, and for a cell with outputs a second one in which these appear.

export function findSteps(notebook) {
  const steps = [];
  for (const cell of notebook.querySelectorAll(".cell")) {
    const number = Number(cell.dataset.cell);
    steps.push({ cell, number, outputs: null, anchor: `cell-${number}` });
    const outputs = cell.querySelector(".outputs");
    if (outputs) steps.push({ cell, number, outputs, anchor: `output-${number}` });
  }
  return steps;
}

/** The step an address names; where it is no longer there, the last one before it. */
export function stepAt(steps, hash) {
  const found = steps.findIndex(step => step.anchor === hash.slice(1));
  if (found >= 0) return found;
  const number = Number(/^#(?:cell|output)-(\d+)$/.exec(hash)?.[1] ?? 0);
  return Math.max(0, steps.findLastIndex(step => step.number <= number));
}

/** Shows everything up to a step, and nothing behind it. */
export function reveal(steps, current) {
  steps.forEach((step, index) => (step.outputs ?? step.cell).classList.toggle("shown", index <= current));
  for (const cell of new Set(steps.map(step => step.cell))) cell.classList.toggle("current", cell === steps[current].cell);
}

/** How long a reader needs for a step, in milliseconds. */
export function readingTime(step) {
  const charactersASecond = step.outputs ? 45 : step.cell.classList.contains("code") ? 30 : 22;
  const text = step.outputs ? visibleText(step.outputs) : step.cell.querySelector(".source")?.textContent ?? step.cell.textContent;
  return Math.min(15000, Math.max(1800, (text.trim().length / charactersASecond) * 1000));
}

function visibleText(outputs) {
  return [...outputs.querySelectorAll(".output")].map(output => (output.shadowRoot ?? output).textContent).join(" ").slice(0, 700);
}
