// The section on trust: what is shown of it, and redrawing it when the reader chooses something else.

const trustView = { label: null, contrast: 0 };

function prepareTrust(report) {
  const labels = Array.from(new Set(report.trust.timing.map((timing) => timing.label)));
  trustView.label = labels[0];
  const choice = document.getElementById("trust-label");
  if (choice) {
    choices(choice, labels, 0);
    choice.addEventListener("change", () => {
      trustView.label = labels[choice.selectedIndex];
      drawTrustTiming(report);
    });
  }
  const contrast = document.getElementById("trust-contrast");
  if (contrast) {
    choices(contrast, report.trust.contrasts.map((each) => each.one + " − " + each.other), 0);
    contrast.addEventListener("change", () => {
      trustView.contrast = contrast.selectedIndex;
      drawContrast(report);
    });
  }
}

function drawTrust(report) {
  if (!report.trust) {
    return;
  }
  drawDropCharts(report, "drop-charts", report.trust.curves, "");
  drawDropCharts(report, "retrained-charts", report.trust.retrained, " trained again");
  drawTrustTiming(report);
  drawContrast(report);
}

function drawDropCharts(report, id, curves, how) {
  const box = document.getElementById(id);
  if (!box) {
    return;
  }
  const models = Array.from(new Set(curves.map((curve) => curve.model)));
  // All panels first: how wide each is depends on how many there are.
  const charts = models.map((model, at) => (box.children[at] || dropPanel(box, model, how)).lastChild);
  charts.forEach((chart, at) => drawDrops(report, chart, curves.filter((curve) => curve.model === models[at])));
}

function dropPanel(box, model, how) {
  const panel = element("div", box);
  element("h4", panel, model);
  const chart = element("div", panel, "", "chart");
  chart.setAttribute("role", "img");
  chart.setAttribute("aria-label", "Accuracy of " + model + how + " as places are removed; the falls are in the table below");
  return panel;
}

function drawTrustTiming(report) {
  const timings = report.trust.timing.filter((timing) => timing.label === trustView.label);
  const frames = document.getElementById("trust-frames");
  const on = document.getElementById("trust-on");
  if (frames) {
    drawTrustFrames(report, frames, timings);
  }
  if (on) {
    drawTaskOn(report, on, timings);
  }
}

function drawContrast(report) {
  const table = document.getElementById("contrast-table");
  if (!table) {
    return;
  }
  const contrast = report.trust.contrasts[trustView.contrast];
  table.querySelector("caption").textContent = contrast.one + " less " + contrast.other + ": the regions of the largest mean difference, over "
      + contrast.subjects + " with both maps; " + contrast.verdict
      + (contrast.verdict === "above chance" ? "" : ": these differences mean nothing");
  const head = table.querySelector("thead");
  const body = table.querySelector("tbody");
  head.replaceChildren();
  body.replaceChildren();
  const row = element("tr", head);
  ["Region", "Difference", "95 % interval"].forEach((title, at) => {
    element("th", row, title, at === 0 ? "" : "number").scope = "col";
  });
  contrast.top.forEach((each) => drawDifference(element("tr", body), report, each));
}

function drawDifference(row, report, each) {
  element("th", row, report.regions[each.region]).scope = "row";
  element("td", row, amount(report, each.mean), "number");
  element("td", row, each.low === null ? "n/a" : amount(report, each.low) + " to " + amount(report, each.high), "number");
}
