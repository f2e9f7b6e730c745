// Runs cells for real: the server sends a line of JSON for each thing that happens.
import { clearOutputs, setOutputs } from "./outputs.js";

export class LiveRun {
  #body = document.body.dataset;
  #page;

  constructor(page) {
    this.#page = page;
    this.running = false;
    this.from = 0;
  }

  async start(from) {
    if (this.running) return;
    this.running = true;
    this.from = from;
    this.#page.runStarted();
    try {
      const response = await fetch(`${this.#body.run}?from=${from}`, { method: "POST" });
      if (!response.ok) throw new Error(`the server answered ${response.status}`);
      await this.#read(response.body.pipeThrough(new TextDecoderStream()).getReader());
    } catch (error) {
      this.#page.runEnded("failed", `The run broke off: ${error.message}. Is 'mlpipeline replay' still running?`);
    } finally {
      this.running = false;
    }
  }

  stop() {
    return fetch(this.#body.stop, { method: "POST" });
  }

  async #read(reader) {
    let rest = "";
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return;
      const lines = (rest + value).split("\n");
      rest = lines.pop();
      for (const line of lines) this.#handle(JSON.parse(line));
    }
  }

  #handle(event) {
    const cell = event.cell && document.getElementById(`cell-${event.cell}`);
    switch (event.kind) {
      case "started":
        cell.classList.add("live", "running");
        cell.classList.remove("failed");
        clearOutputs(cell);
        this.#page.cellStarted(event.cell);
        break;
      case "outputs":
        setOutputs(cell, event.html);
        this.#page.outputsChanged(event.cell);
        break;
      case "finished":
        cell.classList.remove("running");
        cell.classList.toggle("failed", event.status !== "ok");
        if (event.html || cell.querySelector(".outputs")) setOutputs(cell, event.html);
        this.#page.outputsChanged(event.cell);
        break;
      default:
        this.#page.runEnded(event.status ?? event.kind, event.words);
    }
  }
}
