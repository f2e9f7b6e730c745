// The player of a lab: where the reader is, the controls, the keys.
import { LiveRun } from "./live.js";
import { followFrameHeights } from "./outputs.js";
import { findSteps, readingTime, reveal, stepAt } from "./steps.js";

const byId = id => document.getElementById(id);
const notebook = byId("notebook");
const { previous: labBefore, next: labAfter, cells } = document.body.dataset;
const calm = matchMedia("(prefers-reduced-motion: reduce)");
const playingKey = "mlpipeline-playing";
const paceKey = "mlpipeline-pace";

let steps = findSteps(notebook);
let current = 0;
let timer = 0;
const isPlaying = () => timer !== 0;

function show(index, { remember = true } = {}) {
  const isNextTo = Math.abs(index - current) === 1;
  current = Math.max(0, Math.min(index, steps.length - 1));
  const step = steps[current];
  reveal(steps, current);
  if (remember) history.replaceState(null, "", `#${step.anchor}`);
  draw(step);
  scrollTo(step, isNextTo && !calm.matches ? "smooth" : "instant");
  if (isPlaying()) schedule();
}

function draw(step) {
  const ahead = steps[current + 1];
  const position = byId("position");
  position.max = steps.length - 1;
  position.value = current;
  position.style.setProperty("--done", `${steps.length > 1 ? (100 * current) / (steps.length - 1) : 100}%`);
  const place = `Cell ${step.number} of ${cells}`;
  position.setAttribute("aria-valuetext", step.outputs ? `${place}, output` : place);
  byId("place").textContent = place;
  byId("announcement").textContent = step.outputs ? `Output of cell ${step.number}` : place;
  byId("next").firstElementChild.textContent = ahead ? (ahead.outputs ? "Show output" : "Next") : labAfter ? "Next lab" : "The end";
  byId("next").disabled = !ahead && !labAfter;
  byId("previous").disabled = current === 0 && !labBefore;
  document.querySelector(".labs [aria-current] .fill").style.width = position.style.getPropertyValue("--done");
  drawOutline(step.number);
}

function drawOutline(number) {
  let here = null;
  for (const link of document.querySelectorAll(".outline a")) {
    const cell = Number(link.hash.slice("#cell-".length));
    link.classList.toggle("ahead", cell > number);
    link.removeAttribute("aria-current");
    if (cell <= number) here = link;
  }
  here?.setAttribute("aria-current", "step");
}

function scrollTo({ cell, outputs }, behavior) {
  if (current === 0) {
    scroll({ top: 0, behavior: "instant" });
    return;
  }
  const target = outputs ?? cell;
  const room = innerHeight - 220;
  const block = target.getBoundingClientRect().height > room ? "start" : "nearest";
  target.scrollIntoView({ block, behavior });
}

function next() {
  if (current + 1 < steps.length) show(current + 1);
  else if (labAfter) leaveFor(labAfter);
  else pause();
}

function previous() {
  if (current > 0) show(current - 1);
  else if (labBefore) leaveFor(`${labBefore}#end`);
}

function leaveFor(address) {
  sessionStorage.setItem(playingKey, isPlaying() ? "yes" : "");
  location.assign(address);
}

function schedule() {
  clearTimeout(timer);
  const wait = readingTime(steps[current]) / Number(byId("pace").value);
  timer = setTimeout(next, wait);
  const button = byId("play");
  button.style.setProperty("--wait", `${wait}ms`);
  button.classList.remove("counting");
  void button.offsetWidth; // starts the animation anew
  button.classList.add("counting");
}

function play() {
  if (current === steps.length - 1 && !labAfter) show(0);
  schedule();
  drawPlay(true);
}

function pause() {
  clearTimeout(timer);
  timer = 0;
  byId("play").classList.remove("counting");
  drawPlay(false);
}

function drawPlay(playing) {
  const button = byId("play");
  button.setAttribute("aria-pressed", String(playing));
  button.title = playing ? "Pause" : "Play";
  button.querySelector(".visually-hidden").textContent = button.title;
}

const togglePlay = () => (isPlaying() ? pause() : play());

// Running for real

function say(words, { stoppable = false, tone = "" } = {}) {
  const notice = byId("notice");
  notice.hidden = false;
  notice.className = `notice ${tone}`;
  notice.querySelector("p").textContent = words;
  byId("stop").hidden = !stoppable;
  byId("dismiss").hidden = stoppable;
}

const run = new LiveRun({
  runStarted() {
    pause();
    byId("run").disabled = true;
    say("Running cells in your sandbox. Leaving the page stops them.", { stoppable: true, tone: "running" });
  },
  cellStarted(number) {
    say(`Cell ${number} is running in your sandbox. Leaving the page stops it.`, { stoppable: true, tone: "running" });
    follow(number);
  },
  outputsChanged(number) {
    steps = findSteps(notebook);
    if (steps[current]?.number === number) follow(number);
  },
  runEnded(status, words) {
    byId("run").disabled = false;
    say(words, { tone: status });
  },
});

/** Follows the run to a cell, and there to what it shows; cells above that only prepare the session are not worth the way. */
function follow(number) {
  const index = steps.findLastIndex(step => step.number === number);
  if (index !== current && number >= run.from) show(index);
}

const runFromHere = () => run.start(steps[current].number);

// Controls and keys

const keys = {
  ArrowRight: next,
  ArrowLeft: previous,
  " ": togglePlay,
  Home: () => show(0),
  End: () => show(steps.length - 1),
  "[": () => labBefore && leaveFor(labBefore),
  "]": () => labAfter && leaveFor(labAfter),
  r: runFromHere,
  "?": () => byId("help").showModal(),
};

addEventListener("keydown", event => {
  const busy = event.ctrlKey || event.metaKey || event.altKey || byId("help").open;
  const own = event.target.closest("input, select, textarea, [contenteditable]") || (event.key === " " && event.target.closest("button, a, summary"));
  const act = keys[event.key.length === 1 ? event.key.toLowerCase() : event.key];
  if (busy || own || !act) return;
  event.preventDefault();
  act();
});

byId("next").addEventListener("click", next);
byId("previous").addEventListener("click", previous);
byId("play").addEventListener("click", togglePlay);
byId("run").addEventListener("click", runFromHere);
byId("stop").addEventListener("click", () => run.stop());
byId("dismiss").addEventListener("click", () => (byId("notice").hidden = true));
byId("open-help").addEventListener("click", () => byId("help").showModal());
byId("close-help").addEventListener("click", () => byId("help").close());
byId("position").addEventListener("input", event => show(Number(event.target.value)));
byId("pace").addEventListener("change", event => {
  sessionStorage.setItem(paceKey, event.target.value);
  if (isPlaying()) schedule();
});
addEventListener("hashchange", () => show(stepAt(steps, location.hash), { remember: false }));

followFrameHeights();
byId("pace").value = sessionStorage.getItem(paceKey) ?? "1";
show(location.hash === "#end" ? steps.length - 1 : stepAt(steps, location.hash));
if (sessionStorage.getItem(playingKey)) {
  sessionStorage.removeItem(playingKey);
  play();
}
