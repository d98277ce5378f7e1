// What is shown, and redrawing it when the reader chooses something else.

const report = readReport();
const view = { label: null, model: null, rows: "top", count: 15, frame: -1, cut: true, position: [0, 0, 0] };

function byId(id) {
  return document.getElementById(id);
}

function choices(select, names, chosen) {
  names.forEach((name, at) => {
    const option = element("option", select, name);
    option.value = String(at);
  });
  select.selectedIndex = chosen;
}

function drawPerformance() {
  drawAccuracy(report);
  if (report.labels.length > 0) {
    drawConfusions(report);
  }
}

function drawMaps() {
  if (!byId("maps")) {
    return;
  }
  drawFrames(report, view.label);
  drawHeatMaps(report, view.label, view.rows);
  drawTable();
  drawBrain();
}

function drawTable() {
  drawRegions(report, view.label, view.model, view.count, (region) => {
    view.position = middleOf(report.brain, region);
    drawBrain();
    byId("slice-controls").scrollIntoView({ block: "start" });
    byId("slice-x").focus({ preventScroll: true });
  });
  drawIntervals(report, view.label, view.model, view.count);
}

function drawBrain() {
  drawGlm(report, view.label, view.model, view, drawBrain);
  if (!report.brain) {
    return;
  }
  ["x", "y", "z"].forEach((name, axis) => {
    const mm = report.brain.origin[axis] + view.position[axis] * report.brain.spacing[axis];
    byId("slice-" + name).value = view.position[axis];
    byId("slice-" + name + "-mm").textContent = Math.round(mm) + " mm";
  });
  byId("slice-frame-text").textContent = view.frame < 0 ? "all" : String(view.frame);
  drawSlices(report, view.label, view, drawBrain);
}

function warnings() {
  for (const model of report.models) {
    if (model.verdict === "NOT_ABOVE_CHANCE") {
      element("p", byId("map-warnings"), model.name + " is not above chance: its maps explain nothing.", "warning");
    } else if (model.verdict === "NOT_TESTED") {
      element("p", byId("map-warnings"), model.name + " was not tested against chance: read its maps with care.", "warning");
    }
  }
}

/** The model whose map is looked at first: the one that decodes best. */
function best(models) {
  return models.reduce((first, model) => (model.accuracy > first.accuracy ? model : first));
}

function moveToTopRegion() {
  const map = view.model.byLabel.get(view.label);
  const top = map ? rankedRegions(map)[0] : undefined;
  if (report.brain) {
    view.position = middleOf(report.brain, top === undefined ? -2 : top);
  }
}

function prepareMaps() {
  const models = report.models.filter((model) => model.maps.length > 0);
  const labels = Array.from(new Set(models.flatMap((model) => model.maps.map((map) => map.label))));
  view.model = best(models);
  view.label = labels[0];
  choices(byId("label-choice"), labels, 0);
  choices(byId("model-choice"), models.map((model) => model.name), models.indexOf(view.model));
  byId("map-controls").addEventListener("submit", (event) => event.preventDefault());
  byId("label-choice").addEventListener("change", (event) => {
    view.label = labels[event.target.selectedIndex];
    moveToTopRegion();
    drawMaps();
  });
  byId("rows-choice").addEventListener("change", (event) => {
    view.rows = event.target.value;
    drawHeatMaps(report, view.label, view.rows);
  });
  byId("model-choice").addEventListener("change", (event) => {
    view.model = models[event.target.selectedIndex];
    drawTable();
  });
  byId("count-choice").addEventListener("change", (event) => {
    view.count = Number(event.target.value);
    drawTable();
  });
  warnings();
  moveToTopRegion();
}

function prepareSlices() {
  ["x", "y", "z"].forEach((name, axis) => {
    const slider = byId("slice-" + name);
    slider.max = report.brain.size[axis] - 1;
    slider.addEventListener("input", () => {
      view.position[axis] = Number(slider.value);
      drawBrain();
    });
  });
  byId("slice-frame").max = report.frames;
  byId("slice-frame").addEventListener("input", (event) => {
    view.frame = Number(event.target.value) - 1;
    drawBrain();
  });
  byId("slice-cut").addEventListener("change", (event) => {
    view.cut = event.target.checked;
    drawBrain();
  });
  byId("slices-note").textContent = (report.brain.background ? "Over the mean image" : "Over the atlas")
      + ", the left side of the brain on the left. Move with the sliders or by clicking into a slice; the frame slider"
      + " shows one frame at a time.";
}

if (byId("maps")) {
  prepareMaps();
  if (report.brain) {
    prepareSlices();
  }
}
if (byId("trust")) {
  prepareTrust(report);
}
function drawAll() {
  drawPerformance();
  drawMaps();
  drawTrust(report);
  drawCoverage(report);
}

drawAll();
dark.addEventListener("change", drawAll);
// Says to whoever waits for it, such as a test, that all figures are there.
document.body.dataset.figures = "drawn";
