// Before the first cell is drawn: with scripts, cells come one by one; without them, the page shows all.
document.documentElement.classList.add("stepwise");
